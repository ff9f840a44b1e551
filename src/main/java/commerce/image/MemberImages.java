package commerce.image;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** Members' pictures: each is its member's alone, until a review of theirs shows it. */
@Service
public class MemberImages {
    /** What nothing shows is thrown away after this. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(1);
    private static final int MOST_UNUSED = 20;

    private final KeepPicture pictures;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    MemberImages(KeepPicture pictures, JdbcClient jdbc, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.pictures = pictures;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps one in all sizes; what several bring at once may be a few more than are allowed.
     *
     * @throws DomainException {@code TOO_MANY_PICTURES} while a member has {@value #MOST_UNUSED} that nothing shows; as {@link AddImage}
     */
    public ImageId add(Tsid member, byte[] file) {
        long unused = transaction.<Long>execute(status -> jdbc
                .sql("select count(*) from commerce_member_image where member_id = ? and review_id is null")
                .param(member.value()).query(Long.class).single());
        if (unused >= MOST_UNUSED) {
            throw new DomainException(CommerceError.TOO_MANY_PICTURES, MOST_UNUSED);
        }
        ImageId id = new ImageId(ids.nextLong());
        Picture picture = pictures.keepOfMember(id, file);
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into commerce_member_image (id, member_id, width, height, added_at, forget_at)
                values (?, ?, ?, ?, ?, ?)""").params(id.value(), member.value(), picture.width(), picture.height(),
                UtcColumn.of(clock.instant()), forgetAt()).update());
        return id;
    }

    /**
     * A review of this member's shows these, and no others.
     *
     * @throws DomainException {@code PICTURE_NOT_FOUND} for one that is not there, not theirs, or shown by another
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void show(Tsid member, TypedId review, List<ImageId> photos) {
        letGo(review);
        if (!photos.isEmpty() && jdbc.sql("""
                update commerce_member_image set review_id = :review, forget_at = null
                where id in (:ids) and member_id = :member and review_id is null""").param("review", review.value())
                .param("ids", photos.stream().map(ImageId::value).sorted().toList()).param("member", member.value())
                .update() != photos.size()) {
            throw new DomainException(CommerceError.PICTURE_NOT_FOUND);
        }
    }

    /** A review shows none any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void letGo(TypedId review) {
        jdbc.sql("update commerce_member_image set review_id = null, forget_at = ? where review_id = ?")
                .params(forgetAt(), review.value()).update();
    }

    private LocalDateTime forgetAt() {
        return UtcColumn.of(clock.instant().plus(KEPT_UNUSED));
    }
}
