package commerce.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.time.UtcColumn;

/** The shows' rows. Whoever changes one has locked it. */
@Repository
class LiveShows {
    private static final String SELECT = """
            select w.id, w.seller_id, s.name, w.title, w.state, w.starts_at, w.ended_at, w.pinned_product, w.notice,
                w.viewers, w.most_viewers, w.visits
            from commerce_live_show w straight_join commerce_seller s on s.id = w.seller_id\s""";

    private final JdbcClient jdbc;

    LiveShows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plan(LiveShowId id, SellerId seller, String title, Instant startsAt) {
        jdbc.sql("""
                insert into commerce_live_show (id, seller_id, title, state, starts_at, end_by)
                values (?, ?, ?, 'PLANNED', ?, ?)""").params(id.value(), seller.value(), title,
                UtcColumn.of(startsAt), UtcColumn.of(startsAt.plus(LiveTerms.TO_START))).update();
    }

    Optional<LiveShow> find(LiveShowId id) {
        return jdbc.sql(SELECT + "where w.id = ?").param(id.value()).query(LiveShows::show).optional();
    }

    /** The same; nobody else changes it until this transaction has ended. */
    Optional<LiveShow> lock(LiveShowId id) {
        jdbc.sql("select id from commerce_live_show where id = ? for update").param(id.value()).query(Long.class)
                .optional();
        return find(id);
    }

    List<LiveShow> find(Collection<LiveShowId> ids) {
        return jdbc.sql(SELECT + "where w.id in (:ids)").param("ids", ids.stream().map(LiveShowId::value).toList())
                .query(LiveShows::show).list();
    }

    /** One that is planned is live from now on; fails with a duplicate key while another of its seller's is. */
    void start(LiveShow show, Instant now) {
        jdbc.sql(
                """
                        update commerce_live_show set state = 'LIVE', starts_at = :now, end_by = :until, live_seller_id = seller_id
                        where id = :id""")
                .param("now", UtcColumn.of(now))
                .param("until", UtcColumn.of(now.plus(LiveTerms.LONGEST))).param("id", show.id().value()).update();
    }

    void end(LiveShow show, LiveShow.End reason, Instant now) {
        jdbc.sql("""
                update commerce_live_show set state = :state, ended_at = :now, end_reason = :reason, end_by = null,
                    live_seller_id = null, viewers = 0
                where id = :id""")
                .param("state",
                        (show.state() == LiveShow.State.LIVE ? LiveShow.State.ENDED : LiveShow.State.CANCELED).name())
                .param("now", UtcColumn.of(now)).param("reason", reason.name()).param("id", show.id().value()).update();
        jdbc.sql("delete from commerce_live_audience where show_id = ?").param(show.id().value()).update();
    }

    int planned(SellerId seller) {
        return jdbc.sql("select count(*) from commerce_live_show where seller_id = ? and state = 'PLANNED'")
                .param(seller.value()).query(Integer.class).single();
    }

    void pin(LiveShowId id, @Nullable ProductId product) {
        jdbc.sql("update commerce_live_show set pinned_product = :product where id = :id")
                .param("product", product == null ? null : product.value()).param("id", id.value()).update();
    }

    void notice(LiveShowId id, @Nullable String text) {
        jdbc.sql("update commerce_live_show set notice = :text where id = :id").param("text", text)
                .param("id", id.value()).update();
    }

    /** Those whose time is over; no other instance takes them meanwhile. */
    List<LiveShow> lockOverdue(Instant now, int most) {
        return locked(overdue(now, most));
    }

    /** The same, also those of which the rows cannot be read. */
    List<LiveShowId> overdue(Instant now, int most) {
        return jdbc.sql("""
                select id from commerce_live_show where end_by < ? order by end_by limit ? for update skip locked""")
                .params(UtcColumn.of(now), most).query(LiveShows::id).list();
    }

    /** One of them, unless it has ended by now or another instance is at it. */
    List<LiveShow> lockOverdue(LiveShowId id, Instant now) {
        return locked(jdbc.sql("select id from commerce_live_show where id = ? and end_by < ? for update skip locked")
                .params(id.value(), UtcColumn.of(now)).query(LiveShows::id).list());
    }

    /** One whose time is over ends by itself then, if it has not ended before. */
    void putOff(LiveShowId id, Instant now, Instant until) {
        jdbc.sql("update commerce_live_show set end_by = ? where id = ? and end_by < ?")
                .params(UtcColumn.of(until), id.value(), UtcColumn.of(now)).update();
    }

    /** A seller's that are not over. */
    List<LiveShow> lockOf(SellerId seller, int most) {
        return locked(jdbc.sql("""
                select id from commerce_live_show where seller_id = ? and end_by is not null order by id limit ?
                for update""").params(seller.value(), most).query(LiveShows::id).list());
    }

    private List<LiveShow> locked(List<LiveShowId> ids) {
        return ids.isEmpty() ? List.of() : find(ids);
    }

    /**
     * Shows in this state after this time and id: what is planned in its order, the others with the newest first.
     */
    List<LiveShow> in(LiveShow.State state, Instant after, long id, int most) {
        boolean planned = state == LiveShow.State.PLANNED;
        String sql = planned
                ? "and w.starts_at >= :after and (w.starts_at > :after or w.id > :id) order by w.starts_at, w.id"
                : "and w.starts_at <= :after and (w.starts_at < :after or w.id < :id) order by w.starts_at desc, w.id desc";
        return jdbc.sql(SELECT + "where w.state = :state " + sql + " limit :most").param("state", state.name())
                .param("after", UtcColumn.of(after)).param("id", id).param("most", most).query(LiveShows::show).list();
    }

    /** A seller's, the newest first. */
    List<LiveShow> of(SellerId seller, long before, int most) {
        return jdbc.sql(SELECT + "where w.seller_id = ? and w.id < ? order by w.id desc limit ?")
                .params(seller.value(), before, most).query(LiveShows::show).list();
    }

    private static LiveShowId id(ResultSet row, int number) throws SQLException {
        return new LiveShowId(row.getLong("id"));
    }

    private static LiveShow show(ResultSet row, int number) throws SQLException {
        long pinned = row.getLong("pinned_product");
        return new LiveShow(new LiveShowId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                row.getString("name"), row.getString("title"), LiveShow.State.valueOf(row.getString("state")),
                UtcColumn.get(row, "starts_at"), UtcColumn.find(row, "ended_at"),
                pinned == 0 ? null : new ProductId(pinned), row.getString("notice"), row.getInt("viewers"),
                row.getInt("most_viewers"), row.getLong("visits"));
    }
}
