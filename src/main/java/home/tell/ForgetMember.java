package home.tell;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import home.rebuild.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Erases what the first screen shows of a member who left; the law wants none of it kept here. */
@Service
class ForgetMember {
    static final List<String> TABLES = ReadModel.allTables();

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
        erase(member, TABLES);
    }

    /**
     * Erases what was just written of a member who had left. It comes after the writing, and locks: of something told and a
     * leaving at the same time, either the leaving finds the row and waits for it, or this finds the leaving's and waits for
     * that.
     *
     * @param written what alone may have got a row: two of other read models need not wait for each other
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetIfLeft(Tsid member, ReadModel written) {
        forgetIfLeft(List.of(member), written);
    }

    /** The same for several. */
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetIfLeft(Collection<Tsid> members, ReadModel written) {
        jdbc.sql(
                "select member_id from home_departed_member where member_id in (:members) order by member_id for update")
                .param("members", members.stream().map(Tsid::value).toList()).query(Long.class).list()
                .forEach(left -> erase(new Tsid(left), written.tables()));
    }

    private void erase(Tsid member, List<String> tables) {
        tables.forEach(table -> jdbc.sql("delete from " + table + " where member_id = ?").param(member.value())
                .update());
    }
}
