package pay.simulation;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import pay.fraud.Reports;
import pay.review.TestReviews;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** Accounts that are reported, what is held because of that, and operators who let it go or refuse it. */
final class ReviewMoves {
    static final List<Consumer<Turn>> ALL = List.of(ReviewMoves::send, ReviewMoves::send, ReviewMoves::clear,
            ReviewMoves::decide, ReviewMoves::decide);

    private ReviewMoves() {}

    /** What somebody sends who was reported is held, and may be decided at once. */
    private static void send(Turn turn) {
        Cast.Person person = turn.person();
        turn.operator(
                () -> turn.world.context.getBean(Reports.class).reportWallet(somebody(turn), person.id(), "2026-1"));
        if (turn.chance(3)) {
            WalletMoves.toAccount(turn, person);
        } else {
            WalletMoves.toMember(turn, person, turn.person());
        }
        if (turn.chance(2)) {
            decide(turn);
            clear(turn);
        }
    }

    private static void clear(Turn turn) {
        Reports reports = turn.world.context.getBean(Reports.class);
        reports.standing(10).stream().findFirst()
                .ifPresent(report -> turn.operator(() -> reports.remove(somebody(turn), report.id())));
    }

    private static StaffCaller somebody(Turn turn) {
        return new StaffCaller(turn.world.id(), "operator", Set.of("OPERATOR"), null);
    }

    private static void decide(Turn turn) {
        turn.world.jdbc.queryForList("select id from pay_review where state = 'OPEN'", Long.class).stream()
                .findFirst().ifPresent(id -> {
                    boolean released = turn.chance(2);
                    boolean freezing = turn.chance(4);
                    if (turn.operator(() -> TestReviews.decide(turn.world.context, new Tsid(id), released, freezing))) {
                        turn.remember(new Reviewed(id, released));
                    }
                });
    }

    /** What an operator said of something that was held: refused, it never went; released, it was not kept for that. */
    private record Reviewed(long id, boolean released) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            long refused = world.number("select count(*) from pay_transfer where id = ? and status = 'REFUSED'", id)
                    + world.number("select count(*) from pay_bank_transfer where id = ? and refusal = 'REVIEW'", id);
            boolean isMoney = refused + world.number("select count(*) from pay_transfer where id = ?", id)
                    + world.number("select count(*) from pay_bank_transfer where id = ?", id) > 0;
            if (isMoney && (refused == 0) != released) {
                throw new AssertionError(id + " was " + (released ? "released" : "refused") + ", and yet it was not");
            }
        }
    }
}
