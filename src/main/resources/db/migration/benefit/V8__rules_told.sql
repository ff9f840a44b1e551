-- Whether the other modules were told of it; whoever changes a row sets it back.
alter table benefit_mission add column told boolean not null default false;
alter table benefit_rung add column told boolean not null default false;
