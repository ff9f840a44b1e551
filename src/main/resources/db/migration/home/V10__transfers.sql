-- One movement between two wallets is in both members' lists.
alter table home_movement drop primary key, add primary key (movement_id, member_id);
