-- Who owes what is charged to a card: not always who issued it.
alter table pay_card add column acquirer char(2) not null default '';
update pay_card set acquirer = company where acquirer = '';
