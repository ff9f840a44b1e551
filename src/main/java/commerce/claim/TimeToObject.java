package commerce.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import commerce.order.CoolingOff;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.shipment.LongestWay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * How long a buyer can still object once a claim of an item is over: to what came as long as the law says, to each rejection as long as
 * Madang can be asked to decide about it, to what came in exchange as long as to what came first.
 */
@Component
class TimeToObject {
    private final JdbcClient jdbc;
    private final LongestWay longestWay;
    private final BusinessDays days;

    TimeToObject(JdbcClient jdbc, LongestWay longestWay, BusinessDays days) {
        this.jdbc = jdbc;
        this.longestWay = longestWay;
        this.days = days;
    }

    /**
     * Its end, when the purchase confirms itself unless something is claimed again; null when that is not for time to do.
     *
     * @param soonest not before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @Nullable
    Instant end(Item item, Instant soonest) {
        Instant shipped = item.times().shippedAt();
        if (shipped == null || item.status() == ItemStatus.PURCHASE_CONFIRMED) {
            return null;
        }
        Instant delivered = item.times().deliveredAt();
        Instant ofWhatCame = delivered == null ? longestWay.end(item, shipped) : CoolingOff.end(days, delivered);
        return Stream.concat(Stream.of(soonest, ofWhatCame), ofClaims(item.id()).stream())
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    /** What each that is over gave: the item keeps none of it while another is open. */
    private List<Instant> ofClaims(ItemId item) {
        return jdbc.sql("""
                select kind = 'EXCHANGE' and status = 'DONE' as exchanged, closed_at from commerce_claim
                where line_id = ? and ((kind = 'EXCHANGE' and status = 'DONE')
                    or (kind <> 'CANCEL' and status = 'REJECTED' and disputed_at is null))""").param(item.value())
                .query((row, number) -> row.getBoolean("exchanged")
                        ? CoolingOff.end(days, UtcColumn.get(row, "closed_at"))
                        : toDispute(UtcColumn.get(row, "closed_at")))
                .list();
    }

    private static Instant toDispute(Instant rejected) {
        return LocalDate.ofInstant(rejected, BusinessDays.SEOUL).plus(ClaimTerms.TO_DISPUTE).plusDays(1)
                .atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
