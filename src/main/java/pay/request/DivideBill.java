package pay.request;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.transfer.Addressee;
import platform.database.RetriedOnConflict;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Divides a bill among friends and asks each for their share. */
@Component
class DivideBill {
    private final AskFriends askFriends;
    private final SplitBills bills;
    private final Ids ids;
    private final Clock clock;

    DivideBill(AskFriends askFriends, SplitBills bills, Ids ids, Clock clock) {
        this.askFriends = askFriends;
        this.bills = bills;
        this.ids = ids;
        this.clock = clock;
    }

    /** The bill and what is asked for. */
    record Divided(SplitBill bill, List<MoneyRequest> requests) {}

    /**
     * Divides it.
     *
     * @param division of the total, with a share for each of the friends
     * @throws DomainException as {@link AskFriends#ask}
     */
    @RetriedOnConflict
    @Transactional
    public Divided divide(Tsid asker, Won total, Division division, List<Addressee> friends, @Nullable String memo) {
        SplitBill bill = new SplitBill(new SplitBillId(ids.nextLong()), asker, total, division.own(), memo,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        bills.insert(bill);
        List<AskFriends.Share> shares = IntStream.range(0, friends.size())
                .mapToObj(i -> new AskFriends.Share(friends.get(i), division.friends().get(i))).toList();
        return new Divided(bill, askFriends.ask(asker, shares, memo, bill.id()));
    }
}
