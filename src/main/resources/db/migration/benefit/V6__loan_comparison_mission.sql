-- The first comparison of loans is worth a reward, whatever it brings.
insert into benefit_mission (id, code, deed, goal, points, title_ko, title_en, valid_from, valid_until) values
    (3, 'FIRST_LOAN_COMPARISON', 'COMPARISON_CLOSED', 1, 300, '첫 대출 비교하기', 'Compare loans for the first time',
     '2026-01-01', null);
