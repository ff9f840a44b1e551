-- When each check began and ended last, and since when it is known. Whoever moves started_at on runs it; the others see that
-- it is taken.
create table platform_nightly_check (
    name varchar(40) character set ascii collate ascii_bin not null,
    since datetime(6) not null,
    started_at datetime(6) not null,
    finished_at datetime(6),
    primary key (name)
);

-- What the last finished run of a check found; since is when it was found first, run_at the run that found it last.
create table platform_nightly_finding (
    name varchar(40) character set ascii collate ascii_bin not null,
    subject varchar(40) character set ascii collate ascii_bin not null,
    details varchar(100) character set ascii collate ascii_bin not null,
    since datetime(6) not null,
    run_at datetime(6) not null,
    primary key (name, subject, details),
    key platform_nightly_finding_since (name, since)
);
