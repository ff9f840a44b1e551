package platform.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * What moved in a demo member's wallet before the demo begins: top-ups alone, so that no order or payment is needed for
 * them. pay books these movements and home shows them, without an event between the two.
 *
 * @param id of the movement, block 200
 * @param sequence from 1
 * @param balance after it
 * @param kind {@code TOP_UP}
 */
public record DemoWalletMovement(Tsid id, long sequence, Won amount, Won balance, String kind, String description,
        Instant at) {
    /** Far enough that the last is over when the month begins in which they send each other money. */
    private static final int DAYS_BEFORE = 101;
    private static final int MOST = 4;

    /** The movements of the member with this index, oldest first; at least one. */
    public static List<DemoWalletMovement> of(DemoScale scale, LocalDate begin, long member) {
        DemoRandom random = DemoRandom.of(scale.seed(), "wallet", member);
        List<DemoWalletMovement> movements = new ArrayList<>();
        Won balance = Won.ZERO;
        Instant at = begin.minusDays(DAYS_BEFORE).atStartOfDay(BusinessDays.SEOUL).toInstant();
        int count = 1 + random.below(MOST);
        for (int sequence = 1; sequence <= count; sequence++) {
            Won amount = Won.of(random.between(3, 40) * 10_000);
            balance = balance.plus(amount);
            at = at.plus(Duration.ofMinutes(random.between(60, 10 * 24 * 60)));
            movements.add(new DemoWalletMovement(DemoIds.of(200, (member - 1) * MOST + sequence), sequence, amount,
                    balance, "TOP_UP", "계좌에서 충전", at));
        }
        return movements;
    }
}
