-- An instalment that fell due after its day (its loan was behind, or waited for pay) is late from the day on which pay was asked.
alter table loan_instalment
    -- It is due, but through no fault of the borrower pay is not asked: none of these days is late.
    add column unasked boolean not null default false,
    -- The day on which pay was first asked for it, or for an older one that is paid first; null: on its own day.
    add column asked_on date null;
