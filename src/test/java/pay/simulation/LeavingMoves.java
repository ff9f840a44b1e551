package pay.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import platform.id.Tsid;
import testing.Api;

/** One of the members goes, once pay has nothing of theirs, while others may still send something. */
final class LeavingMoves {
    static final List<Consumer<Turn>> ALL = List.of(LeavingMoves::goodbye, LeavingMoves::leave);

    private LeavingMoves() {}

    /** Sends what is left to the bank, and asks to leave once that is there. */
    private static void goodbye(Turn turn) {
        Cast.Person leaver = turn.cast.leaver();
        Api.Answer wallet = turn.world.member(leaver.member(), "GET", "/v1/pay/wallet", null);
        long left = Request.isDone(wallet) ? wallet.body().path("available").asLong() : 0;
        if (left > 0) {
            WalletMoves.withdraw(turn, leaver, leaver.account(), left);
            turn.world.calls();
        }
        askToLeave(turn);
        turn.world.deliver();
        if (turn.chance(2)) {
            leave(turn);
        }
    }

    private static void askToLeave(Turn turn) {
        Tsid member = turn.cast.leaver().id();
        Tsid request = turn.world.id();
        turn.tell(id -> new MemberLeaveRequested(id, turn.world.now(), member, request));
        turn.remember(new Wish(member, request));
    }

    /** What was cleared holds, also when it is long ago. */
    private static void leave(Turn turn) {
        turn.any(Wish.class).filter(wish -> turn.world.hasSaid("pay.leave-cleared", 0, wish.request()))
                .ifPresent(wish -> {
                    turn.tell(id -> new MemberLeft(id, turn.world.now(), wish.member()));
                    turn.remember(new Left(wish.member()));
                });
    }

    /** That somebody wants to leave: pay says whether they can. */
    private record Wish(Tsid member, Tsid request) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            if (!world.hasSaid("pay.leave-.*", 0, request)) {
                throw new AssertionError("Nothing was said about the wish " + request + " to leave");
            }
        }
    }

    /** Who has left: their wallet is closed, and nothing of theirs can be used. */
    private record Left(Tsid member) implements Deal {
        private static final Map<String, String> NOTHING_IS_LEFT = Map.of("the wallet is closed",
                "select member_id from pay_wallet where status <> 'CLOSED' and member_id = ",
                "no account of theirs is in use", "select id from pay_bank_account where"
                        + " status in ('LINKED', 'PAYEE') and member_id = ",
                "no card can be charged", "select id from pay_card where billing_key is not null and member_id = ",
                "no code can be shown", "select device_id from pay_offline_device where member_id = ",
                "nothing is planned", "select id from pay_scheduled_transfer where status = 'ACTIVE' and member_id = ");

        @Override
        public void count(World world, Moved moved) {
            NOTHING_IS_LEFT.forEach((rule, sql) -> Oracles.findNothing(world, Map.of(rule, sql + member.value())));
        }
    }
}
