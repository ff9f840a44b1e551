package commerce.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What is said in shows, and whose words sellers do not want. */
@Repository
class LiveChat {
    private static final String SELECT = "select id, show_id, member_id, said_at, text from commerce_live_message ";

    private final JdbcClient jdbc;

    LiveChat(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(LiveMessage message) {
        Tsid member = message.member();
        jdbc.sql("""
                insert into commerce_live_message (id, show_id, member_id, said_at, text)
                values (:id, :show, :member, :now, :text)""").param("id", message.id())
                .param("show", message.showId().value()).param("member", member == null ? null : member.value())
                .param("now", UtcColumn.of(message.saidAt())).param("text", message.text()).update();
    }

    /** Since a time, the newest first. */
    List<LiveMessage> since(LiveShowId show, Instant since, int most) {
        return jdbc.sql(SELECT + """
                where show_id = ? and said_at >= ? order by said_at desc, id desc limit ?""")
                .params(show.value(), UtcColumn.of(since), most).query(LiveChat::message).list();
    }

    int count(LiveShowId show, Instant since) {
        return jdbc.sql("select count(*) from commerce_live_message where show_id = ? and said_at >= ?")
                .params(show.value(), UtcColumn.of(since)).query(Integer.class).single();
    }

    /** The last that was said, the newest first. */
    List<LiveMessage> last(LiveShowId show, int most) {
        return jdbc.sql(SELECT + "where show_id = ? order by said_at desc, id desc limit ?").params(show.value(), most)
                .query(LiveChat::message).list();
    }

    Optional<LiveMessage> find(LiveShowId show, long id) {
        return jdbc.sql(SELECT + "where id = ? and show_id = ?").params(id, show.value()).query(LiveChat::message)
                .optional();
    }

    boolean isMuted(SellerId seller, Tsid member) {
        return jdbc.sql("select member_id from commerce_live_mute where seller_id = ? and member_id = ?")
                .params(seller.value(), member.value()).query(Long.class).optional().isPresent();
    }

    void mute(SellerId seller, Tsid member, Instant now) {
        jdbc.sql("""
                insert into commerce_live_mute (seller_id, member_id, muted_at) values (?, ?, ?)
                on duplicate key update seller_id = values(seller_id)""")
                .params(seller.value(), member.value(), UtcColumn.of(now)).update();
    }

    /** Some of what was said before; how much. */
    int forget(Instant before, int most) {
        return jdbc.sql("delete from commerce_live_message where said_at < ? order by said_at limit ?")
                .params(UtcColumn.of(before), most).update();
    }

    private static LiveMessage message(ResultSet row, int number) throws SQLException {
        long member = row.getLong("member_id");
        return new LiveMessage(row.getLong("id"), new LiveShowId(row.getLong("show_id")),
                member == 0 ? null : new Tsid(member), UtcColumn.get(row, "said_at"), row.getString("text"));
    }
}
