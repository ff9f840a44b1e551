-- For dropping what no section reads any more.
create index home_rung_past on home_rung (day);
create index home_grant_past on home_grant (day);
create index home_outlay_past on home_outlay (spent_on, as_of);
