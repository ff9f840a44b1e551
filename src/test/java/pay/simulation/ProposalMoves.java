package pay.simulation;

import java.util.List;
import java.util.function.Consumer;

import pay.approval.TestProposals;
import pay.bank.BankByTelephone;
import platform.id.Tsid;

/** What one operator proposes and another approves, or does not: money by hand, and what a bank says by telephone. */
final class ProposalMoves {
    static final List<Consumer<Turn>> ALL = List.of(ProposalMoves::adjust, ProposalMoves::decide,
            ProposalMoves::decide, ProposalMoves::settleByHand, ProposalMoves::settleByHand);

    private ProposalMoves() {}

    private static void adjust(Turn turn) {
        Tsid id = turn.world.id();
        Cast.Person person = turn.person();
        long amount = turn.amount() / 10 * (turn.chance(2) ? 1 : -1);
        Adjusted adjusted = new Adjusted(id, turn.world.id(), person.id(), amount);
        for (int i = turn.chance(3) ? 2 : 1; i > 0; i--) {
            turn.operator(() -> TestProposals.proposeAdjustment(turn.world.context, adjusted.by(), id, person.id(),
                    amount));
        }
        turn.remember(adjusted);
    }

    /** Who proposed it tries as well. */
    private static void decide(Turn turn) {
        turn.any(Adjusted.class).ifPresent(adjusted -> {
            switch (turn.random.nextInt(5)) {
                case 0 -> {
                    if (turn.operator(
                            () -> TestProposals.approve(turn.world.context, adjusted.by(), adjusted.id()))) {
                        throw new AssertionError(adjusted.id() + " was approved by who proposed it");
                    }
                }
                case 1 -> turn.operator(
                        () -> TestProposals.refuse(turn.world.context, turn.world.id(), adjusted.id()));
                default -> turn.operator(
                        () -> TestProposals.approve(turn.world.context, turn.world.id(), adjusted.id()));
            }
        });
    }

    /** Of which the bank has said nothing for long; later it may. */
    private static void settleByHand(Turn turn) {
        WalletMoves.toAccount(turn, turn.person());
        turn.world.jdbc
                .queryForList("select id from pay_bank_transfer where status = 'UNKNOWN' order by id desc", Long.class)
                .stream().findFirst().ifPresent(transfer -> turn.operator(() -> settle(turn.world, transfer)));
    }

    /** What a bank never gets is sent again and again, until it is a person's turn to call there. */
    static void settleWhatNoBankGets(World world) {
        world.jdbc.queryForList("select id from pay_bank_transfer where status = 'UNKNOWN' and enquiries > 3",
                Long.class).forEach(transfer -> settle(world, transfer));
    }

    private static void settle(World world, long transfer) {
        boolean done = BankByTelephone.isDone(world.context, transfer);
        world.change("update pay_bank_transfer set enquiries = 20 where id = ?", transfer);
        Tsid id = world.id();
        TestProposals.proposeResult(world.context, world.id(), id, new Tsid(transfer), done);
        TestProposals.approve(world.context, world.id(), id);
    }

    /** Money that is to come into a wallet, or to leave it. */
    private record Adjusted(Tsid id, Tsid by, Tsid member, long amount) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            long approved = world.number("select count(*) from pay_proposal where id = ? and state = 'APPROVED'",
                    id.value());
            long done = world.number("select count(*) from pay_journal where kind = 'ADJUSTMENT' and reference = ?",
                    id.toString());
            if (approved != done) {
                throw new AssertionError("Adjustment " + id + ": approved " + approved + ", done " + done);
            }
            moved.money(member, done * amount);
        }
    }
}
