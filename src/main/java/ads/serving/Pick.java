package ads.serving;

import ads.budget.Lease;
import ads.budget.Purse;
import ads.budget.Purses;
import org.jspecify.annotations.Nullable;

/** One run over a board: finds the winner and the price, and reserves it. Reads arrays, allocates nothing but itself. */
final class Pick {
    /** OpenRTB's 0.01 of a price per thousand, in won: what the winner pays above the second. */
    static final long INCREMENT = 10 * Board.SCALE;
    private static final int TRIES = 3;

    private final Board board;
    private final Ask ask;
    private final Person person;
    private final long nowMillis;
    private int winner = -1;
    private int second = -1;
    private int unfunded = -1;
    private long askableSince;
    private long price;
    private @Nullable Lease lease;

    Pick(Board board, Ask ask, Person person, long nowMillis) {
        this.board = board;
        this.ask = ask;
        this.person = person;
        this.nowMillis = nowMillis;
    }

    /**
     * Runs the auction; false when nobody wins. Says which purse a candidate without a lease would need: of those that may be asked for, the
     * one that was refused longest ago or never, and of several such the best.
     */
    boolean run(Purses purses) {
        for (int i = 0; i < TRIES; i++) {
            search();
            if (unfunded >= 0) {
                purses.want(board.purse[unfunded], board.reservation(unfunded, board.bid[unfunded]), nowMillis);
            }
            if (winner < 0) {
                return false;
            }
            if (settle()) {
                return true;
            }
        }
        winner = -1;
        return false;
    }

    private void search() {
        winner = -1;
        second = -1;
        unfunded = -1;
        askableSince = Long.MAX_VALUE;
        long segments = person.audience().usableSegments();
        for (int word = 0; word < board.words(); word++) {
            for (long fitting = board.fitting(ask, segments, word); fitting != 0; fitting &= fitting - 1) {
                int i = (word << 6) + Long.numberOfTrailingZeros(fitting);
                if (board.score[i] < board.floor || (winner >= 0 && consider(i))) {
                    return;
                }
                if (winner < 0 && isFree(i)) {
                    winner = i;
                }
            }
        }
    }

    /** Nobody bids against itself: the second is another advertiser's. */
    private boolean consider(int i) {
        if (board.advertiser[i] != board.advertiser[winner] && isFree(i)) {
            second = i;
            return true;
        }
        return false;
    }

    private boolean isFree(int i) {
        int cap = board.dailyCap[i];
        if (cap > 0 && person.shown(board.campaign[i]) >= cap) {
            return false;
        }
        boolean covered = board.purse[i].covers(board.reservation(i, board.bid[i]), nowMillis);
        if (!covered) {
            noteUnfunded(i, board.purse[i].askableFrom());
        }
        return covered;
    }

    /** In turn: who bids most and may not spend would else be asked for again and again, and nobody below it ever. */
    private void noteUnfunded(int i, long askableFrom) {
        if (askableFrom <= nowMillis && askableFrom < askableSince) {
            unfunded = i;
            askableSince = askableFrom;
        }
    }

    private boolean settle() {
        long cleared = Auction.price(board.score[winner], second < 0 ? 0 : board.score[second], board.floor,
                INCREMENT);
        price = Auction.charged(cleared, board.chargedPpm[winner], board.bid[winner]);
        Purse purse = board.purse[winner];
        lease = purse.reserve(board.reservation(winner, price), nowMillis);
        return lease != null && person.show(board.campaign[winner], board.dailyCap[winner]);
    }

    int winner() {
        return winner;
    }

    /** Thousandths of a won for what is charged. */
    long price() {
        return price;
    }

    long leaseId() {
        return lease == null ? 0 : lease.id();
    }
}
