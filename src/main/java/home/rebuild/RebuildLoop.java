package home.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.delivery.ListenerReplay;

/**
 * Builds read models anew: empties the tables member by member, has the listeners' events replayed, and is done when those
 * are told. Any instance goes on where another stopped.
 */
@Component
class RebuildLoop {
    private static final Logger log = LoggerFactory.getLogger(RebuildLoop.class);
    private static final int MEMBERS = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ListenerReplay replays;
    private final OpenRebuilds open;
    private final ObjectProvider<BeforeTheLog> beforeTheLog;

    RebuildLoop(JdbcClient jdbc, TransactionTemplate transaction, ListenerReplay replays,
            OpenRebuilds open, ObjectProvider<BeforeTheLog> beforeTheLog) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.replays = replays;
        this.open = open;
        this.beforeTheLog = beforeTheLog;
    }

    /** A rebuild under way. */
    private record Rebuild(ReadModel model, boolean emptied, long emptiedTo, String requestedBy) {}

    @Scheduled(fixedDelayString = "${madang.home.rebuild-pause:1s}", initialDelayString = "${madang.home.rebuild-pause:1s}")
    void run() {
        open.refresh();
        for (ReadModel model : open.models()) {
            try {
                while (Boolean.TRUE.equals(transaction.execute(status -> step(model)))) {
                    log.debug("Building {} anew", model);
                }
            } catch (DataAccessException e) {
                // A conflict with what is told at the same time; the others need not wait for it.
                log.warn("Building {} anew goes on in a moment", model, e);
            }
        }
        open.refresh();
    }

    /** One step; whether the next can follow at once. */
    private boolean step(ReadModel model) {
        Rebuild rebuild = claim(model).orElse(null);
        if (rebuild == null) {
            return false;
        }
        if (rebuild.emptied()) {
            finish(model);
            return false;
        }
        List<Long> members = jdbc.sql("select distinct member_id from " + model.tables().getFirst()
                + " where member_id > ? order by member_id limit " + MEMBERS).param(rebuild.emptiedTo())
                .query((row, number) -> row.getLong("member_id")).list();
        if (members.isEmpty()) {
            replay(rebuild);
            return false;
        }
        for (String table : model.tables()) {
            jdbc.sql("delete from " + table + " where member_id in (:members)").param("members", members).update();
        }
        jdbc.sql("update home_rebuild set emptied_to = ? where model = ?").params(members.getLast(), model.name())
                .update();
        return true;
    }

    private Optional<Rebuild> claim(ReadModel model) {
        return jdbc
                .sql("""
                        select emptied, emptied_to, requested_by from home_rebuild where model = ? for update skip locked""")
                .param(model.name())
                .query((row, number) -> new Rebuild(model, row.getBoolean("emptied"), row.getLong("emptied_to"),
                        row.getString("requested_by")))
                .optional();
    }

    /** What is told from now on has deliveries of its own, so that emptying and replaying together miss nothing. */
    private void replay(Rebuild rebuild) {
        beforeTheLog.ifAvailable(rows -> rows.fill(rebuild.model()));
        for (String listener : rebuild.model().listeners()) {
            replays.start(listener, Instant.EPOCH, rebuild.requestedBy());
        }
        jdbc.sql("update home_rebuild set emptied = true where model = ?").param(rebuild.model().name()).update();
    }

    private void finish(ReadModel model) {
        if (model.listeners().stream().allMatch(replays::isOver)) {
            jdbc.sql("delete from home_rebuild where model = ?").param(model.name()).update();
            log.info("{} of the first screen was built anew", model);
        }
    }
}
