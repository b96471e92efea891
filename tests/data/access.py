"""Who may do what, written out by hand: an independent copy of the rules, changed only by whoever means it.

The columns: operator, the four roles, "oneself" (the account that the act is about), "own" (the rater in whose name a
mark is entered), "steward" (the data steward), "household" (the one that the act is about), "card" (any household),
"account" (any account, with or without a role), "demo" (everybody in a demonstration), "anyone".
"""

ACCESS = """
right_account               anyone
holder                      anyone
has_administrator           anyone
set_up                      anyone
new_set_up_code             operator
account                     operator administrator oneself
accounts                    operator administrator
add_account                 operator administrator
enter_account               operator
add_demonstration_accounts  operator
set_roles                   operator administrator
remove_account              operator administrator
change_password             operator oneself
end_sessions                operator administrator oneself
identified                  anyone
links                       operator administrator oneself
link_identity               operator administrator
unlink_identity             operator administrator
seal_codes                  operator administrator
code_holders                operator administrator
open_with_codes             anyone
handover                    operator administrator

public_keys                 anyone
signing_key                 operator
retire_key                  operator administrator

current                     anyone
adopted                     anyone
current_rubric              anyone
unagreed                    anyone
adopt                       operator administrator
record_meeting              operator administrator
open_board                  operator administrator
board_opened_on             anyone
describe_village            operator administrator
set_calendar                operator administrator
calendar_of                 anyone
add_period                  operator administrator
period_names                anyone
period_states               anyone
advance                     operator
all_periods                 operator rater reviewer treasurer administrator
all_sources                 operator rater reviewer treasurer administrator
add_source                  operator administrator
add_succession              operator administrator
edit_period                 operator administrator
remove_period               operator administrator
edit_source                 operator administrator
remove_source               operator administrator
unopened                    anyone
refuse_unopened             anyone
first_choices               operator administrator
composed                    operator administrator
rules_problems              operator administrator
read_rules                  operator administrator
preview_rules               operator administrator

register                    operator administrator
give_consent                operator rater administrator household
withdraw_consent            operator administrator household
consenting                  operator rater reviewer treasurer administrator demo
takes_part                  operator rater reviewer treasurer administrator demo
consented_on                operator rater reviewer treasurer administrator demo
confirmation                operator rater administrator
confirm_consent             operator rater administrator household
waiting                     operator rater administrator
find_households             operator rater reviewer treasurer administrator
edit_household              operator administrator
archive_household           operator administrator
unarchive_household         operator administrator
plan_merge                  operator administrator
merge_households            operator administrator
split_household             operator administrator
join_households             operator administrator
references                  operator
in_use                      operator
refuse_used                 operator
unique_keys                 operator
known_household             operator rater reviewer treasurer administrator demo
labels_of                   operator rater reviewer treasurer administrator demo

issue_card                  operator administrator household
enter_card                  operator
add_demonstration_cards     operator
take_back_card              operator administrator household
cards_of                    operator administrator household
households_for_cards        operator administrator
own_entries                 operator household
took_part                   operator household
traces_of                   operator household
export                      operator household
erase                       operator household
finish_erasing              operator
backup                      operator
take_out_again              operator
taken_from                  operator
remember_taken              operator
book_mark                   operator
new_name                    operator
next_number                 operator
agreed_by                   operator household
own_language                anyone
keep_language               anyone
adults_of                   operator rater reviewer treasurer administrator household
keeps_incomes               household
keep_incomes                household
keeps_to_card               operator
kept_from                   operator
alias_of                    operator household
set_alias                   household
rests_of                    household
end_pause                   operator household
right_card                  anyone
card_holder                 anyone

asked_questions             anyone
standing                    rater
save                        rater
note_view                   operator rater reviewer treasurer administrator steward
entering                    rater
drawn                       rater
price_list                  operator rater reviewer treasurer administrator
set_price                   operator administrator
record_given                operator administrator
take_back_given             operator administrator
all_given                   operator administrator
given_to                    operator household
answer_given                household
sheet_of                    operator rater administrator
set_unit                    operator administrator
remove_unit                 operator administrator
all_units                   operator rater reviewer treasurer administrator
tools_before                operator rater reviewer treasurer administrator
remove_price                operator administrator
numbers_of_cards            operator rater reviewer treasurer administrator
second_missing              operator rater reviewer treasurer administrator
add_income                  operator rater
add_mark                    operator own
add_measure                 operator rater
set_coverage                operator rater
pause                       operator rater household
marks_of                    operator rater reviewer administrator household demo
import_file                 operator
import_folder               operator
raters                      operator rater reviewer treasurer administrator
form_of                     operator rater administrator
import_filled               operator rater administrator

entered                     operator reviewer administrator
findings                    operator reviewer administrator
review                      operator reviewer administrator
answer_review               rater
approve                     reviewer
send_back                   reviewer
correct                     reviewer administrator
unready                     operator reviewer administrator
begin_review                reviewer administrator
preview_publication         reviewer administrator
publish                     reviewer administrator
store_publication           operator
close_period                reviewer administrator

check_rules                 anyone
ask_check                   household
found_checks                operator
checks_of                   operator household
checks_to_answer            operator administrator steward
answer_check                administrator steward
steward_name                operator administrator steward household card
appoint_steward             operator administrator
goal_steps                  anyone
goals_of                    operator household
choose_goal                 household
drop_goal                   household

notices                     anyone
all_notices                 operator administrator
write_notice                operator administrator

possible_contacts           household
contact_of                  household
choose_contact              household
help_of                     household
ask_help                    household
end_help                    household
offer_help                  account
help_to_give                account
answer_help                 account
found_help                  operator
write_words                 operator
forget_help                 anyone

scorecard_of                household
answer_scorecard            household
end_scorecards              operator
scorecard_results           anyone

store_rating                operator
store_correction            operator
frames                      operator
rate_book                   operator
latest                      operator
steps_reached               operator
freeze                      operator
frozen                      operator
freeze_counts               operator
counted                     operator
release                     operator
snapshot                    operator
seen_rows                   operator
band_rows                   operator
progress                    household demo

note                        anyone
journal                     operator reviewer administrator steward
journal_of                  operator household
journal_words               operator reviewer administrator steward
verify                      operator
recompute                   operator

board                       anyone
why_closed                  anyone
leagues                     anyone
village_totals              anyone
village_spread              anyone
village_curves              anyone
village_sources             anyone
village_counts              anyone
firmness                    anyone
fairness                    operator reviewer administrator
given_out                   operator rater reviewer treasurer administrator

on_the_wall                 operator
record_posters              operator reviewer administrator
hanging_posters             operator reviewer administrator
take_down_posters           operator reviewer administrator
clips                       operator rater reviewer treasurer administrator household card
add_clip                    operator administrator
remove_clip                 operator administrator

set_yearly_cap              operator administrator
yearly_cap                  anyone
add_good                    operator treasurer administrator
fund_goods                  anyone
record_grant                treasurer
fund_balances               anyone
fund_entries                anyone
order_purchase              reviewer administrator
order_return                reviewer administrator
pay_order                   treasurer
cancel_order                reviewer treasurer administrator
fund_orders                 operator rater reviewer treasurer administrator
ask_fund                    rater reviewer treasurer administrator household card
answer_fund                 treasurer administrator
fund_answers                anyone
award_evidence              operator reviewer administrator
season_began                operator rater reviewer treasurer administrator household card
own_level                   household
remember_declined           operator
goals_together              anyone
all_together                operator administrator
decide_together             operator administrator
freeze_together             operator
undeclined                  operator rater reviewer treasurer administrator
propose_award               rater reviewer treasurer administrator
claim_award                 household
nominate                    rater reviewer treasurer administrator household card
nominations                 operator rater reviewer treasurer administrator
record_minutes              rater reviewer treasurer administrator
approve_award               reviewer administrator
refuse_award                reviewer administrator
revoke_award                reviewer administrator
answer_award                rater reviewer treasurer administrator household
decline_award               rater reviewer treasurer administrator household
hand_over                   treasurer
record_slip                 rater reviewer treasurer administrator
awards                      operator rater reviewer treasurer administrator
awards_of                   operator household
own_awards                  rater reviewer treasurer administrator
own_household               operator administrator oneself
award_wall                  anyone
certified                   operator reviewer treasurer administrator
issue_credential            operator reviewer treasurer administrator
revoked_numbers             anyone
sign_list                   operator administrator
"""
TABLE = {line.split()[0]: frozenset(line.split()[1:]) for line in ACCESS.splitlines() if line}
