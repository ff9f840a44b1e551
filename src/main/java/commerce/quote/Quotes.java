package commerce.quote;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import platform.crypto.Sha256;
import platform.database.RowInsert;
import platform.database.StoredJson;
import platform.id.Ids;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.time.UtcColumn;
import tools.jackson.databind.json.JsonMapper;

/** The quotes' rows. */
@Service
public class Quotes {
    private final JdbcClient jdbc;
    private final RowInsert rows;
    private final JsonMapper json;
    private final Ids ids;

    Quotes(JdbcClient jdbc, JdbcTemplate template, JsonMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "commerce_quote", "id", "member_id", "hash", "body", "valid_until");
        this.json = StoredJson.of(json);
        this.ids = ids;
    }

    /** Keeps what a member is told at that time. */
    public Quote add(Tsid member, FrozenQuote frozen, Instant now) {
        return add(List.of(new Told(member, frozen)), now).getFirst();
    }

    /** What a member is told. */
    record Told(Tsid member, FrozenQuote frozen) {}

    /** The same of several, none allowed; in their order. */
    List<Quote> add(List<Told> all, Instant now) {
        List<Quote> added = new ArrayList<>();
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Told each : all) {
            String body = json.writeValueAsString(each.frozen());
            Quote quote = new Quote(new QuoteId(ids.nextLong()), each.member(), each.frozen(), hash(body),
                    now.plus(QuoteTerms.VALID), null);
            added.add(quote);
            values.add(new @Nullable Object[]{quote.id().value(), each.member().value(), quote.hash(), body,
                    UtcColumn.of(quote.validUntil())});
        }
        rows.insert(values);
        return added;
    }

    /** A quote of this member's. */
    public Optional<Quote> find(Tsid member, QuoteId id) {
        return Optional.ofNullable(find(List.of(id)).get(id)).filter(found -> found.memberId().equals(member));
    }

    /** Those of these that there are, of whatever member. */
    public Map<QuoteId, Quote> find(Collection<QuoteId> ids) {
        Map<QuoteId, Quote> found = new HashMap<>();
        jdbc.sql("select id, member_id, hash, body, valid_until, order_id from commerce_quote where id in (:ids)")
                .param("ids", ids.stream().map(QuoteId::value).distinct().toList()).query(row -> {
                    QuoteId id = new QuoteId(row.getLong("id"));
                    long order = row.getLong("order_id");
                    found.put(id, new Quote(id, new Tsid(row.getLong("member_id")),
                            json.readValue(row.getString("body"), FrozenQuote.class), row.getString("hash"),
                            UtcColumn.get(row, "valid_until"), order == 0 ? null : new Tsid(order)));
                });
        return found;
    }

    /** Whether this is what a quote said, as far as this version knows: another one's JSON may have a field more. */
    public boolean isSame(Quote quote, FrozenQuote now) {
        return quote.frozen().saysWhat(now);
    }

    /** Orders are made of these; false when another was of one of them: then roll back. */
    public boolean use(Map<QuoteId, ? extends TypedId> orders) {
        List<Object> cases = new ArrayList<>();
        orders.forEach((quote, order) -> cases.addAll(List.of(quote.value(), order.value())));
        return jdbc.sql("update commerce_quote set order_id = case id" + " when ? then ?".repeat(orders.size())
                + " end where id in (?" + ", ?".repeat(orders.size() - 1) + ") and order_id is null").params(cases)
                .params(orders.keySet().stream().map(QuoteId::value).toList()).update() == orders.size();
    }

    /** Forgets up to {@code most} that ended before. */
    int forget(Instant endedBefore, int most) {
        return jdbc.sql("delete from commerce_quote where valid_until < ? order by valid_until limit ?")
                .params(UtcColumn.of(endedBefore), most).update();
    }

    private static String hash(String body) {
        return Sha256.hex(body.getBytes(StandardCharsets.UTF_8));
    }
}
