package commerce.image;

import java.time.Clock;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.UtcColumn;

/** A seller brings a picture. */
@Service
public class AddImage {
    private final KeepPicture pictures;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    AddImage(KeepPicture pictures, JdbcClient jdbc, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.pictures = pictures;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps it in all sizes. The files first, and without a transaction: a picture that is there has them.
     *
     * @throws platform.web.DomainException {@code NOT_A_PICTURE}, {@code PICTURE_SIZE_NOT_ALLOWED}; {@code TEMPORARILY_UNAVAILABLE}
     *     while too many others are at it
     */
    public ImageId add(SellerId seller, byte[] file) {
        ImageId id = new ImageId(ids.nextLong());
        Picture picture = pictures.keepOfSeller(id, file);
        transaction.executeWithoutResult(status -> jdbc
                .sql("insert into commerce_image (id, seller_id, width, height, added_at) values (?, ?, ?, ?, ?)")
                .params(id.value(), seller.value(), picture.width(), picture.height(), UtcColumn.of(clock.instant()))
                .update());
        return id;
    }
}
