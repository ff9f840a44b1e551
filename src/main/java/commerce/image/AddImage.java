package commerce.image;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.UtcColumn;
import platform.web.DomainException;
import platform.web.PlatformError;

/** A seller brings a picture. */
@Service
public class AddImage {
    /** While it waits, a request holds its file. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    /** Each takes a whole core and up to a hundred megabytes meanwhile. */
    private final Semaphore places = new Semaphore(2);

    private final ImageStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    AddImage(ImageStore store, JdbcClient jdbc, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps it in all sizes. The files first, and without a transaction: a picture that is there has them.
     *
     * @throws DomainException {@code NOT_A_PICTURE}, {@code PICTURE_SIZE_NOT_ALLOWED}; {@code TEMPORARILY_UNAVAILABLE}
     *     while too many others are at it
     */
    public ImageId add(SellerId seller, byte[] file) {
        ImageId id = new ImageId(ids.nextLong());
        if (!isLetIn()) {
            throw DomainException.retryAfter(WAIT, PlatformError.TEMPORARILY_UNAVAILABLE);
        }
        try {
            Picture picture = Picture.decode(file);
            for (ImageSize size : ImageSize.values()) {
                store.put(nameOf(id, size), picture.jpeg(size));
            }
            transaction.executeWithoutResult(status -> jdbc
                    .sql("insert into commerce_image (id, seller_id, width, height, added_at) values (?, ?, ?, ?, ?)")
                    .params(id.value(), seller.value(), picture.width(), picture.height(),
                            UtcColumn.of(clock.instant()))
                    .update());
        } finally {
            places.release();
        }
        return id;
    }

    private boolean isLetIn() {
        try {
            return places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static String nameOf(ImageId id, ImageSize size) {
        return id.value() + "-" + size.longest() + ".jpg";
    }
}
