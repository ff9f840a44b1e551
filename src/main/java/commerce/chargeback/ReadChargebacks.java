package commerce.chargeback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.order.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.time.BusinessDays;

/** Chargebacks as operators and sellers see them. */
@Service
public class ReadChargebacks {
    private final Chargebacks chargebacks;
    private final Shares shares;
    private final ChargedSellers sellers;
    private final Clock clock;

    ReadChargebacks(Chargebacks chargebacks, Shares shares, ChargedSellers sellers, Clock clock) {
        this.chargebacks = chargebacks;
        this.shares = shares;
        this.sellers = sellers;
        this.clock = clock;
    }

    /** One with its parts, and what its sellers say. */
    record Whole(Chargeback chargeback, List<Share> shares, List<ChargedSeller> sellers) {}

    /**
     * One as far as it is a seller's.
     *
     * @param amount what the seller bears when it is lost
     * @param canBeAnswered still, until its last day is over
     * @param borne what was taken for it by now, out of the order's escrow too
     * @param isTaken whether that is known of any part of it
     */
    record Own(Chargeback chargeback, ChargedSeller seller, Won amount, boolean canBeAnswered, Won borne,
            boolean isTaken) {}

    /**
     * What a seller sees of one at its order.
     *
     * @param canBeAnswered by this seller still, until its last day is over
     */
    public record OfOrder(Chargeback.State state, LocalDate answerBy, boolean canBeAnswered) {}

    /**
     * Those in a state: the open ones, the first to be answered first; those that were decided, the newest first.
     *
     * @param last the last one that was seen; null: from the beginning
     */
    @Transactional(readOnly = true)
    List<Whole> list(Chargeback.State state, @Nullable ChargebackId last, int most) {
        List<Chargeback> found = state == Chargeback.State.OPEN
                ? open(last, most)
                : chargebacks.newest(state, last == null ? Long.MAX_VALUE : last.value(), most);
        return found.stream().map(this::whole).toList();
    }

    private List<Chargeback> open(@Nullable ChargebackId last, int most) {
        LocalDate day = last == null
                ? LocalDate.EPOCH
                : chargebacks.find(last).map(Chargeback::answerBy).orElse(LocalDate.EPOCH);
        return chargebacks.open(day, last == null ? 0 : last.value(), most);
    }

    /** All of an order, the oldest first. */
    @Transactional(readOnly = true)
    List<Whole> of(OrderId order) {
        return chargebacks.of(order).stream().map(this::whole).toList();
    }

    /** Those that it is proposed to divide otherwise. */
    @Transactional(readOnly = true)
    List<Whole> proposed(int most) {
        return chargebacks.proposed(most).stream().map(this::whole).toList();
    }

    private Whole whole(Chargeback chargeback) {
        return new Whole(chargeback, shares.of(chargeback.id()), sellers.of(chargeback.id()));
    }

    /** A seller's, the newest first; {@code before} the row's number of the last one that was seen. */
    @Transactional(readOnly = true)
    List<Own> newest(SellerId seller, long before, int most) {
        return sellers.newest(seller, before, most).stream().map(this::own).toList();
    }

    private Own own(ChargedSeller seller) {
        Chargeback chargeback = chargebacks.find(seller.chargeback()).orElseThrow();
        List<Share> its = shares.of(chargeback.id()).stream().filter(share -> share.seller().equals(seller.seller()))
                .toList();
        return new Own(chargeback, seller, its.stream().map(Share::amount).reduce(Won.ZERO, Won::plus),
                canBeAnswered(seller, chargeback),
                its.stream().map(share -> share.taken().plus(share.freed())).reduce(Won.ZERO, Won::plus),
                its.stream().anyMatch(share -> share.settledAt() != null));
    }

    /** Those of an order that are about a seller's items, the oldest first. */
    @Transactional(readOnly = true)
    public List<OfOrder> of(SellerId seller, OrderId order) {
        return chargebacks.of(order).stream().flatMap(each -> sellers.find(each.id(), seller)
                .map(own -> new OfOrder(each.state(), each.answerBy(), canBeAnswered(own, each))).stream()).toList();
    }

    private boolean canBeAnswered(ChargedSeller seller, Chargeback chargeback) {
        return seller.waits() && !chargeback.answerBy().isBefore(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
    }

    /** How many a seller can answer still, counted up to {@code most}. */
    @Transactional(readOnly = true)
    public int count(SellerId seller, int most) {
        return sellers.countWaiting(seller, today(), most);
    }
}
