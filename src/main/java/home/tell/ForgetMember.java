package home.tell;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Erases what the first screen shows of a member who left; the law wants none of it kept here. */
@Service
class ForgetMember {
    private static final List<String> TABLES = List.of("home_wallet", "home_movement", "home_order");

    private final JdbcClient jdbc;

    ForgetMember(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void forget(Tsid member, Instant leftAt) {
        jdbc.sql("""
                insert into home_departed_member (member_id, left_at) values (?, ?)
                on duplicate key update left_at = left_at""").params(member.value(), UtcColumn.of(leftAt))
                .update();
        TABLES.forEach(table -> jdbc.sql("delete from " + table + " where member_id = ?").param(member.value())
                .update());
    }
}
