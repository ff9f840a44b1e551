package pay.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import loan.events.InstalmentDue;
import loan.events.LoanDisbursed;
import loan.events.RepaymentRequested;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** What loans bring and take; told again at times. */
final class LoanMoves {
    static final List<Consumer<Turn>> ALL = List.of(LoanMoves::disburse, LoanMoves::due, LoanMoves::repay);

    private LoanMoves() {}

    private static void disburse(Turn turn) {
        Cast.Person person = turn.person();
        long amount = turn.amount();
        Tsid loan = turn.world.id();
        Tsid account = turn.chance(2)
                ? null
                : new Tsid(Long.parseLong(turn.chance(2) ? person.account() : person.odd()));
        turn.tell(id -> new LoanDisbursed(id, turn.world.now(), loan, person.id(), loan, "마당은행", "신용대출",
                Won.of(amount), account));
        turn.remember(new Loan(person, loan, amount, account));
    }

    /** Takes what is there. */
    private static void due(Turn turn) {
        turn.any(Loan.class).ifPresent(loan -> {
            Tsid repayment = turn.world.id();
            LocalDate today = LocalDate.ofInstant(turn.world.now(), BusinessDays.SEOUL);
            long amount = turn.chance(2) ? 3_000_000 : loan.amount() / 2;
            turn.tell(id -> new InstalmentDue(id, turn.world.now(), repayment, loan.id(), loan.person().id(), loan.id(),
                    "신용대출", 1, today, Won.of(amount)));
            turn.remember(new Repayment(loan.person(), repayment, amount, false));
        });
    }

    /** Takes all or nothing. */
    private static void repay(Turn turn) {
        turn.any(Loan.class).ifPresent(loan -> {
            Tsid repayment = turn.world.id();
            turn.tell(id -> new RepaymentRequested(id, turn.world.now(), repayment, loan.id(), loan.person().id(),
                    loan.id(), "신용대출", "PREPAYMENT", Won.of(loan.amount())));
            turn.remember(new Repayment(loan.person(), repayment, loan.amount(), true));
        });
    }

    /**
     * A loan that was paid out.
     *
     * @param account null: into the wallet
     */
    private record Loan(Cast.Person person, Tsid id, long amount, @Nullable Tsid account) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            String status = world.jdbc.queryForObject(
                    "select coalesce(failure, status) from pay_disbursement where loan_id = ?", String.class,
                    id.value());
            if ("COMPLETED".equals(status)) {
                moved.money(person.id(), amount);
            } else if (!"WALLET_CLOSED".equals(status) || !hasLeft(world)) {
                throw new AssertionError("Loan " + id + " is " + status);
            }
        }

        private boolean hasLeft(World world) {
            return world.number("select count(*) from pay_wallet where status = 'CLOSED' and member_id = ?",
                    person.id().value()) == 1;
        }
    }

    /** Money that was collected for one. */
    private record Repayment(Cast.Person person, Tsid id, long amount, boolean whole) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            long collected = world.number("select collected from pay_loan_repayment where id = ?", id.value());
            if (collected > amount || (whole && collected > 0 && collected < amount)) {
                throw new AssertionError("Of " + amount + " were collected " + collected);
            }
            moved.money(person.id(), -collected);
        }
    }
}
