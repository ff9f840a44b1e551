package commerce.chargeback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.order.OrderId;
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
     * @param borne what was taken for it in the end, out of the order's escrow too
     */
    record Own(Chargeback chargeback, ChargedSeller seller, Won amount, boolean canBeAnswered, Won borne) {}

    /** Those in a state with smaller numbers than {@code before}, the newest first. */
    @Transactional(readOnly = true)
    List<Whole> newest(Chargeback.State state, long before, int most) {
        return chargebacks.newest(state, before, most).stream().map(this::whole).toList();
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        return sellers.newest(seller, before, most).stream().map(each -> own(each, today)).toList();
    }

    private Own own(ChargedSeller seller, LocalDate today) {
        Chargeback chargeback = chargebacks.find(seller.chargeback()).orElseThrow();
        List<Share> its = shares.of(chargeback.id()).stream().filter(share -> share.seller().equals(seller.seller()))
                .toList();
        return new Own(chargeback, seller, its.stream().map(Share::amount).reduce(Won.ZERO, Won::plus),
                seller.waits() && !chargeback.answerBy().isBefore(today),
                its.stream().map(share -> share.taken().plus(share.freed())).reduce(Won.ZERO, Won::plus));
    }

    /** All of an order, the oldest first. */
    @Transactional(readOnly = true)
    public List<Chargeback> of(OrderId order) {
        return chargebacks.of(order);
    }

    /** How many a seller can answer still, counted up to {@code most}. */
    @Transactional(readOnly = true)
    public int count(SellerId seller, int most) {
        return sellers.countWaiting(seller, LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL), most);
    }
}
