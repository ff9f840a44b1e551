package madang.migrations;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule, broken on the real database, and what is near to breaking it and does not. */
@Order(1)
class DifferenceTest {
    private static JdbcClient jdbc;

    @BeforeAll
    static void makesASchema() {
        jdbc = TestSchema.with().jdbc();
    }

    @BeforeEach
    void beginsWithTwoTables() {
        Stream.of("drop table if exists child, parent, later", "create table parent (id bigint not null primary key)",
                """
                        create table child (
                            id bigint not null, parent_id bigint null, name varchar(20) not null, note varchar(20) null,
                            pieces int not null default 1, price decimal(10, 2) not null default 0, seen_at datetime(3) null,
                            constraint child_key primary key (id), constraint child_name unique (name),
                            constraint child_pieces check (pieces > 0))""",
                "create index child_by_note on child (note, pieces)",
                "create trigger child_keeps before delete on child for each row signal sqlstate '45000' set message_text = 'kept'")
                .forEach(sql -> jdbc.sql(sql).update());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drop table child                                                         | TABLE_GONE child
            rename table child to later                                              | TABLE_GONE child
            alter table child drop column note                                       | COLUMN_GONE child.note
            alter table child rename column note to remark                           | COLUMN_GONE child.note
            alter table child add column size int not null                           | NEW_COLUMN_MANDATORY child.size
            alter table child modify column note varchar(20) not null                | COLUMN_MANDATORY child.note
            alter table child alter column pieces drop default                       | COLUMN_MANDATORY child.pieces
            alter table child modify column name varchar(19) not null                | TYPE_CHANGED child.name
            alter table child modify column name varchar(20) character set ascii not null | TYPE_CHANGED child.name
            alter table child modify column pieces smallint not null default 1       | TYPE_CHANGED child.pieces
            alter table child modify column pieces bigint unsigned not null default 1 | TYPE_CHANGED child.pieces
            alter table child modify column price decimal(9, 2) not null default 0   | TYPE_CHANGED child.price
            alter table child modify column price decimal(12, 4) not null default 0  | TYPE_CHANGED child.price
            alter table child modify column seen_at datetime null                    | TYPE_CHANGED child.seen_at
            alter table child modify column note varchar(20) generated always as (upper(name)) stored | NOT_WRITABLE child.note
            alter table child add constraint child_price check (price > 0)           | CHECK child.child_price
            alter table child add constraint child_note unique (note)                | UNIQUE child.child_note
            create unique index child_seen on child (seen_at, pieces)                | UNIQUE child.child_seen
            alter table child add constraint child_parent foreign key (parent_id) references parent (id) | FOREIGN_KEY child.child_parent
            alter table child drop index child_name                                  | UNIQUE_GONE child.child_name
            alter table child drop primary key, add primary key (id, name)           | UNIQUE_GONE child.PRIMARY
            drop index child_by_note on child                                        | INDEX_GONE child.child_by_note
            drop trigger child_keeps                                                 | TRIGGER child.child_keeps
            create trigger child_new before insert on child for each row set new.pieces = 1 | TRIGGER child.child_new""")
    void findsWhatTheReleaseBeforeCannotLiveWith(String sql, String finding) {
        assertThat(findings(sql)).contains(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create table later (id bigint not null primary key, name varchar(9) not null unique, check (id > 0))
            alter table child add column size int null
            alter table child add column size int not null default 0
            alter table child add column size int not null default 0, add constraint child_size check (size >= 0)
            alter table child add column code varchar(9) null, add constraint child_code unique (code)
            alter table child add column other bigint null, add constraint child_other foreign key (other) references parent (id)
            alter table child add column loud varchar(20) generated always as (upper(name)) stored
            alter table child modify column note varchar(200) null
            alter table child modify column name varchar(20) null
            alter table child modify column pieces bigint not null default 1
            alter table child modify column price decimal(12, 2) not null default 0
            alter table child modify column seen_at datetime(6) null
            alter table child drop constraint child_pieces
            create index child_by_seen on child (seen_at)
            alter table child drop index child_by_note, add index child_by_all (note, pieces, price)""")
    void leavesAloneWhatItCanLiveWith(String sql) {
        assertThat(findings(sql)).isEmpty();
    }

    @Test
    void aConditionThatBecomesWiderIsOne() {
        assertThat(findings("alter table child drop constraint child_pieces",
                "alter table child add constraint child_pieces check (pieces >= 0)"))
                .containsExactly("CHECK child.child_pieces");
    }

    @Test
    void eachRuleIsBrokenHere() {
        List<String> broken = Stream.of(DifferenceTest.class.getDeclaredMethods())
                .map(method -> method.getAnnotation(CsvSource.class)).filter(java.util.Objects::nonNull)
                .map(CsvSource::textBlock).toList();
        assertThat(Rule.values())
                .allSatisfy(rule -> assertThat(broken).anyMatch(text -> text.contains("| " + rule + " ")));
    }

    private static List<String> findings(String... sql) {
        Shape before = Shape.of(jdbc);
        Stream.of(sql).forEach(each -> jdbc.sql(each).update());
        return Difference.between(before, Shape.of(jdbc)).stream().map(Difference.Finding::toString).toList();
    }
}
