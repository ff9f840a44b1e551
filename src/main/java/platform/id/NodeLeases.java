package platform.id;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has which node number; by the database's clock, which is the same for everybody. */
@Component
class NodeLeases {
    private static final int NODES = 1024;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** With transactions of its own: the application's would wait for Hibernate, which the start makes beside this. */
    NodeLeases(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * A node and the moment up to which its holders before may have made ids.
     *
     * @param usedUntil epoch milliseconds, by their clocks
     */
    record Taken(int node, long usedUntil) {}

    /** Takes the lowest free node. */
    Taken take(String owner, long until, Duration length) {
        return Objects.requireNonNull(transaction.execute(_ -> free().or(this::fresh).map(free -> {
            jdbc.sql("""
                    update platform_node_lease set owner = ?, used_until = greatest(used_until, ?),
                        expires_at = utc_timestamp(6) + interval ? second where node = ?""")
                    .params(owner, until, length.toSeconds(), free.node()).update();
            return free;
        }).orElseThrow(() -> new IllegalStateException("All " + NODES + " nodes are taken by living instances"))));
    }

    private Optional<Taken> free() {
        return jdbc.sql("""
                select node, used_until from platform_node_lease where expires_at < utc_timestamp(6)
                order by node limit 1 for update skip locked""")
                .query((row, _) -> new Taken(row.getInt(1), row.getLong(2))).optional();
    }

    /** A node that nobody ever had. */
    private Optional<Taken> fresh() {
        int next = jdbc.sql("select coalesce(max(node), -1) + 1 from platform_node_lease").query(Integer.class)
                .single();
        for (int node = next; node < NODES; node++) {
            int made = jdbc.sql("""
                    insert ignore into platform_node_lease (node, owner, used_until, expires_at)
                    values (?, '', 0, utc_timestamp(6))""").param(node).update();
            if (made == 1) {
                return Optional.of(new Taken(node, 0));
            }
        }
        return Optional.empty();
    }

    /** False when somebody else has the node. */
    boolean extend(int node, String owner, long until, Duration length) {
        Integer rows = transaction.execute(_ -> jdbc.sql("""
                update platform_node_lease set used_until = greatest(used_until, ?),
                    expires_at = utc_timestamp(6) + interval ? second where node = ? and owner = ?""")
                .params(until, length.toSeconds(), node, owner).update());
        return rows != null && rows == 1;
    }

    /**
     * Gives a node back.
     *
     * @param usedUntil no id of this holder is later, by its clock
     */
    void release(int node, String owner, long usedUntil) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update platform_node_lease set owner = '', used_until = ?, expires_at = utc_timestamp(6)
                where node = ? and owner = ?""").params(usedUntil, node, owner).update());
    }
}
