package commerce.image;

import java.time.Clock;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.UtcColumn;

/** Throws away members' pictures that nothing has shown for a day: the files first, so that none is left without its row. */
@Component
class ForgetImages {
    private static final int BATCH = 50;

    private final ImageStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetImages(ImageStore store, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.forget-pause:10m}", initialDelayString = "${madang.commerce.forget-pause:10m}")
    void forget() {
        while (transaction.<Integer>execute(status -> next()) == BATCH) {
            // There may be more.
        }
    }

    /** Some of them; how many. */
    int next() {
        List<Long> old = jdbc.sql("""
                select id from commerce_member_image where forget_at < ? order by forget_at limit ?
                for update skip locked""").params(UtcColumn.of(clock.instant()), BATCH)
                .query((row, number) -> row.getLong("id")).list();
        for (long id : old) {
            for (ImageSize size : ImageSize.values()) {
                store.remove(KeepPicture.nameOf(new ImageId(id), size));
            }
            jdbc.sql("delete from commerce_member_image where id = ?").param(id).update();
        }
        return old.size();
    }
}
