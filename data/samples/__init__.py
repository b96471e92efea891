"""The villages that are shipped: six real ones, and a fictional one."""
