package commerce.review;

import java.util.List;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;

/** Reviews to be shown. */
@Queries
class ReadReviews {
    private final JdbcClient jdbc;

    ReadReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A product's, in this order.
     *
     * @param after the key and the id of the last one seen
     */
    List<Review> of(ProductId product, ReviewSort sort, Optional<long[]> after, int most) {
        String of = Reviews.SELECT + "where product_id = :product and state = 'VISIBLE' ";
        boolean ascending = sort == ReviewSort.RATING_ASC;
        String key = sort.column();
        String id = ascending ? ">" : "<";
        String behind = sort == ReviewSort.NEWEST
                ? "and id < :id order by id desc limit :most"
                : "and %1$s %2$s= :key and (%1$s %2$s :key or id %2$s :id) order by %1$s %3$s, id %3$s limit :most"
                        .formatted(key, id, ascending ? "asc" : "desc");
        long[] from = after.orElse(ascending ? new long[]{0, 0} : new long[]{Integer.MAX_VALUE, Long.MAX_VALUE});
        JdbcClient.StatementSpec statement = jdbc.sql(of + behind).param("product", product.value())
                .param("id", from[1]).param("most", most);
        return (sort == ReviewSort.NEWEST ? statement : statement.param("key", from[0])).query(Reviews::review).list();
    }

    /** A member's own, also those that an operator has hidden, newest first. */
    List<Review> ofMember(Tsid member, long before, int most) {
        return jdbc
                .sql(Reviews.SELECT + "where member_id = ? and id < ? and state <> 'DELETED' order by id desc limit ?")
                .params(member.value(), before, most).query(Reviews::review).list();
    }

    /** What is said of a seller's goods. */
    record OfSeller(Review review, String productName) {}

    /** Of a seller's goods, newest first; of these alone that have no reply yet, or all. */
    List<OfSeller> ofSeller(SellerId seller, boolean withoutReply, @Nullable Long before, int most) {
        return jdbc
                .sql("""
                        select r.id, r.item_id, r.member_id, r.seller_id, r.product_id, r.option_name, r.rating, r.text, r.photos,
                            r.state, r.helpful, r.written_at, r.edited_at, r.reply, r.replied_at, p.name
                        from commerce_review r straight_join commerce_product p on p.id = r.product_id
                        where r.seller_id = ? and r.state = 'VISIBLE'\s"""
                        + (withoutReply ? "and r.replied_at is null " : "")
                        + "and r.id < ? order by r.id desc limit ?")
                .params(seller.value(), before == null ? Long.MAX_VALUE : before, most)
                .query((row, number) -> new OfSeller(Reviews.review(row, number), row.getString("name"))).list();
    }
}
