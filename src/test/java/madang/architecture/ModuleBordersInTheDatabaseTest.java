package madang.architecture;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pay.CallerInPay;
import testing.MadangTest;
import testing.ModuleBorderGuard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class ModuleBordersInTheDatabaseTest {
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ModuleBorderGuard guard;

    @BeforeEach
    void makeTwoTables() {
        inTransaction("create table pay_border_fixture (id bigint primary key)");
        inTransaction("create table member_border_fixture (id bigint primary key)");
    }

    @AfterEach
    void dropThem() {
        inTransaction("drop table member_border_fixture");
        inTransaction("drop table pay_border_fixture");
    }

    @Test
    void noForeignKeyLeadsFromOneModuleToAnother() {
        assertThat(foreignKeysBetweenModules()).isEmpty();

        inTransaction("alter table member_border_fixture add constraint member_border_fixture_pay"
                + " foreign key (id) references pay_border_fixture (id)");
        assertThat(foreignKeysBetweenModules()).containsExactly("member_border_fixture -> pay_border_fixture");
    }

    @Test
    void aStatementOnTablesOfTwoModulesFails() {
        for (String both : List.of("p join member_border_fixture m on m.id = p.id",
                "p straight_join member_border_fixture m on m.id = p.id",
                "p\n, member_border_fixture m where m.id = p.id")) {
            assertThatThrownBy(
                    () -> jdbc.sql("select p.id\nfrom pay_border_fixture " + both).query(Long.class).list())
                    .as(both).hasMessageContaining("One statement touches tables of [member, pay]");
            assertThat(guard.takeViolations()).hasSize(1);
        }
    }

    @Test
    void aTransactionOnTablesOfTwoModulesFails() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into pay_border_fixture values (1)").update();
            jdbc.sql("insert into member_border_fixture values (1)").update();
        })).hasMessageContaining("One transaction touches tables of pay and of member");
        assertThat(jdbc.sql("select count(*) from pay_border_fixture").query(Long.class).single()).isZero();
        assertThat(guard.takeViolations()).hasSize(1);
    }

    @Test
    void aStatementOnATableOfAModuleOtherThanTheCallersFails() {
        assertThatThrownBy(() -> CallerInPay.count(jdbc, "member_border_fixture"))
                .hasMessageContaining("Code of pay touches a table of member");
        assertThat(guard.takeViolations()).hasSize(1);
        assertThat(CallerInPay.count(jdbc, "pay_border_fixture")).isZero();
    }

    private List<String> foreignKeysBetweenModules() {
        return jdbc.sql("""
                select concat(table_name, ' -> ', referenced_table_name) from information_schema.key_column_usage
                where table_schema = database() and referenced_table_name is not null
                  and substring_index(table_name, '_', 1) <> substring_index(referenced_table_name, '_', 1)""")
                .query(String.class).list();
    }

    private void inTransaction(String sql) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).update());
    }
}
