-- Raised by every other PIN: whoever acts on a PIN that was judged sees whether it still is the one.
alter table member_pin add column version bigint not null default 0;
