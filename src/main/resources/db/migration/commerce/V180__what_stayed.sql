-- Until now wish lists stayed when their members left.
delete w from commerce_wish w join commerce_departed_buyer d on d.member_id = w.member_id where d.left_at is not null;

-- Teams whose leader never paid are removed, the oldest first.
create index commerce_team_by_opening on commerce_team (status, id);
