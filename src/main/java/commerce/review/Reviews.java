package commerce.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.image.ImageId;
import commerce.order.ItemId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The reviews' rows. Whoever changes one, or counts for it, has locked it. */
@Repository
class Reviews {
    static final String SELECT = """
            select id, item_id, member_id, seller_id, product_id, option_name, rating, text, photos, state, helpful,
                written_at, edited_at, reply, replied_at
            from commerce_review\s""";

    private final JdbcClient jdbc;

    Reviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds it; false when its item has one, shown or not. */
    boolean add(Review review) {
        jdbc.sql(
                """
                        insert into commerce_review (id, item_id, member_id, seller_id, product_id, option_name, rating, text, photos,
                            state, written_at)
                        values (:id, :item, :member, :seller, :product, :option, :rating, :text, :photos, :state, :now)
                        on duplicate key update item_id = values(item_id)""")
                .param("id", review.id().value())
                .param("item", review.itemId().value()).param("member", review.memberId().value())
                .param("seller", review.sellerId().value()).param("product", review.productId().value())
                .param("option", review.optionName()).param("rating", review.opinion().rating())
                .param("text", review.opinion().text()).param("photos", told(review.opinion().photos()))
                .param("state", review.state().name()).param("now", UtcColumn.of(review.writtenAt())).update();
        return jdbc.sql("select id from commerce_review where item_id = ?").param(review.itemId().value())
                .query(Long.class).single() == review.id().value();
    }

    Optional<Review> find(ReviewId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Reviews::review).optional();
    }

    /** The same; nobody else changes it until this transaction has ended. */
    Optional<Review> lock(ReviewId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Reviews::review).optional();
    }

    List<Review> find(Collection<Long> ids) {
        return jdbc.sql(SELECT + "where id in (:ids)").param("ids", ids).query(Reviews::review).list();
    }

    void edit(ReviewId id, Review.Opinion opinion, Instant now) {
        jdbc.sql("update commerce_review set rating = ?, text = ?, photos = ?, edited_at = ? where id = ?")
                .params(opinion.rating(), opinion.text(), told(opinion.photos()), UtcColumn.of(now), id.value())
                .update();
    }

    void setState(ReviewId id, Review.State state) {
        jdbc.sql("update commerce_review set state = ? where id = ?").params(state.name(), id.value()).update();
    }

    /** Nothing of what was said stays but that there was something, so that the item is not reviewed again. */
    void erase(ReviewId id) {
        jdbc.sql("""
                update commerce_review set state = 'DELETED', text = '', photos = '', reply = null, replied_at = null
                where id = ?""").param(id.value()).update();
    }

    void reply(ReviewId id, String text, Instant now) {
        jdbc.sql("update commerce_review set reply = ?, replied_at = ? where id = ?")
                .params(text, UtcColumn.of(now), id.value()).update();
    }

    /** A member finds it helpful, or not any more; nothing changes when that was so before. */
    void vote(ReviewId id, Tsid member, boolean helpful) {
        boolean before = jdbc.sql("select review_id from commerce_review_vote where review_id = ? and member_id = ?")
                .params(id.value(), member.value()).query(Long.class).optional().isPresent();
        if (before != helpful) {
            jdbc.sql(helpful
                    ? "insert into commerce_review_vote (review_id, member_id) values (?, ?)"
                    : "delete from commerce_review_vote where review_id = ? and member_id = ?")
                    .params(id.value(), member.value()).update();
            jdbc.sql("update commerce_review set helpful = helpful + ? where id = ?")
                    .params(helpful ? 1 : -1, id.value()).update();
        }
    }

    private static String told(List<ImageId> photos) {
        return photos.stream().map(each -> Long.toString(each.value())).collect(Collectors.joining(","));
    }

    static Review review(ResultSet row, int number) throws SQLException {
        String photos = row.getString("photos");
        @Nullable
        String reply = row.getString("reply");
        return new Review(new ReviewId(row.getLong("id")), new ItemId(row.getLong("item_id")),
                new Tsid(row.getLong("member_id")), new SellerId(row.getLong("seller_id")),
                new ProductId(row.getLong("product_id")), row.getString("option_name"),
                new Review.Opinion(row.getInt("rating"), row.getString("text"),
                        photos.isEmpty()
                                ? List.of()
                                : Stream.of(photos.split(",", -1)).map(id -> new ImageId(Long.parseLong(id))).toList()),
                Review.State.valueOf(row.getString("state")), row.getInt("helpful"), UtcColumn.get(row, "written_at"),
                UtcColumn.find(row, "edited_at"), reply, UtcColumn.find(row, "replied_at"));
    }
}
