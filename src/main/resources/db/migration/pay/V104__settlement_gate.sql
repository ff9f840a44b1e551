-- Whoever writes a line shares this row to the transaction's end; whoever begins to settle a day has it alone. So no line comes
-- into a day that is being settled, whatever its writer's clock says.
create table pay_settlement_gate (
    id           int  not null,
    closed_until date not null,
    primary key (id)
);
insert into pay_settlement_gate (id, closed_until) select 1, coalesce(max(day), '2000-01-01') from pay_settlement_run;
