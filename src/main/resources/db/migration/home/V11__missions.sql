-- What benefit offers to everybody: missions, and reward ladders by the day from which they hold.
create table home_mission (
    mission_id  bigint       not null primary key,
    code        varchar(40)  not null,
    title_ko    varchar(100) not null,
    title_en    varchar(100) not null,
    goal        int          not null,
    points      bigint       not null,
    valid_from  date         not null,
    valid_until date         null,
    -- The newest told counts.
    as_of       datetime(6)  not null
);
create table home_ladder (
    valid_from date          not null primary key,
    -- Points by steps, as 1000=10 5000=10.
    rungs      varchar(1000) not null,
    as_of      datetime(6)   not null
);

-- How far members are with missions.
create table home_mission_progress (
    member_id  bigint      not null,
    mission_id bigint      not null,
    done       int         not null,
    claimed    boolean     not null,
    as_of      datetime(6) not null,
    primary key (member_id, mission_id)
);
