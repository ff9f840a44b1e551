package commerce.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import commerce.events.ReviewWritten;
import commerce.image.MemberImages;
import commerce.order.Buyers;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.OrderLine;
import commerce.order.ReadItem;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A buyer says what they think of an item that came: once, and of what they have, not of what they sent back. */
@Service
class WriteReview {
    private static final Set<ItemStatus> CAME = EnumSet.of(ItemStatus.DELIVERED, ItemStatus.EXCHANGED,
            ItemStatus.PURCHASE_CONFIRMED);

    private final ReadItem items;
    private final Buyers buyers;
    private final Reviews reviews;
    private final Ratings ratings;
    private final MemberImages images;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    WriteReview(ReadItem items, Buyers buyers, Reviews reviews, Ratings ratings, MemberImages images,
            DomainEvents events, Ids ids,
            Clock clock) {
        this.items = items;
        this.buyers = buyers;
        this.reviews = reviews;
        this.ratings = ratings;
        this.images = images;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes it.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}, {@link CommerceError#ITEM_IN_OTHER_STATE},
     *     {@link CommerceError#REVIEW_TOO_LATE}, {@link CommerceError#REVIEW_WRITTEN_BEFORE},
     *     {@link CommerceError#PICTURE_NOT_FOUND}, {@link CommerceError#BUYER_LEFT}
     */
    @Transactional
    public Review write(Tsid buyer, ItemId id, Review.Opinion opinion) {
        if (buyers.left(buyer)) {
            throw new DomainException(CommerceError.BUYER_LEFT);
        }
        Item item = items.of(buyer, id);
        if (!CAME.contains(item.status())) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (now.isAfter(since(item.times()).plus(ReviewTerms.TO_WRITE))) {
            throw new DomainException(CommerceError.REVIEW_TOO_LATE);
        }
        OrderLine line = item.line();
        Review review = new Review(new ReviewId(ids.nextLong()), id, buyer, line.sellerId(), line.productId(),
                line.optionName(), opinion, Review.State.VISIBLE, 0, now, null, null, null);
        if (!reviews.add(review)) {
            throw new DomainException(CommerceError.REVIEW_WRITTEN_BEFORE);
        }
        images.show(buyer, review.id(), opinion.photos());
        ratings.add(review.productId(), opinion.rating());
        events.publish(new ReviewWritten(ids.next(), now, Tsid.of(review.id()), buyer, Tsid.of(line.sellerId()),
                Tsid.of(line.productId()), line.productName(), Tsid.of(item.orderId()), Tsid.of(id), opinion.rating(),
                opinion.text().length(), opinion.photos().size()));
        return review;
    }

    private static Instant since(Item.Times times) {
        Instant confirmed = times.purchaseConfirmedAt();
        return confirmed != null ? confirmed : Objects.requireNonNull(times.deliveredAt());
    }
}
