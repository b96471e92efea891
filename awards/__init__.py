"""What is recognised and recorded: rules, awards, the fund, certificates and badges; no screen."""
