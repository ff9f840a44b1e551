package ads.campaign;

import ads.audience.Numbered;
import ads.refusal.AdsError;
import platform.money.Won;
import platform.web.DomainException;

/**
 * What an advertiser would pay at most.
 *
 * @param amount won per thousand impressions (CPM), or per click (CPC)
 */
public record Bid(Kind kind, Won amount) {
    static final Won LEAST = Won.of(10);
    static final Won MOST = Won.of(100_000);
    private static final long MILLION = 1_000_000;

    /** What is paid for. */
    public enum Kind implements Numbered {
        CPM(0), CPC(1);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    public Bid {
        if (amount.isLessThan(LEAST) || MOST.isLessThan(amount)) {
            throw new DomainException(AdsError.BID_OUT_OF_RANGE, LEAST, MOST);
        }
    }

    /** Thousandths of a won for what is charged: one impression, or one click. */
    public long milli() {
        return kind == Kind.CPM ? amount.amount() : amount.amount() * 1000;
    }

    /** How many of a million impressions are charged when {@code clickPpm} of them are clicked. */
    public long chargedPpm(int clickPpm) {
        return kind == Kind.CPM ? MILLION : clickPpm;
    }
}
