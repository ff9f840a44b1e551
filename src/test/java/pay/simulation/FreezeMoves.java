package pay.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import pay.freeze.StandingFreezes;
import platform.id.Tsid;

/** Wallets that are frozen and freed; also just when a card, beside which they pay, has not been heard of. */
final class FreezeMoves {
    static final List<Consumer<Turn>> ALL = List.of(FreezeMoves::freeze, FreezeMoves::lift, FreezeMoves::besideACard,
            FreezeMoves::besideACard);
    /** Must find nothing when nothing else happens meanwhile. */
    static final Map<String, String> ALWAYS = Map.of("nothing leaves a frozen wallet but what was at a bank before", """
            select m.id from pay_freeze f
            join pay_account a on a.owner = f.owner and a.kind in ('MEMBER_MONEY', 'MEMBER_POINTS')
            join pay_movement m on m.debit_account = a.id and m.phase in ('POSTED', 'HOLD', 'CAPTURE') and m.id > f.id
            join pay_journal j on j.id = m.journal_id and j.kind not in ('WITHDRAWAL', 'LEFT_TO_BANK')
            where f.standing = 1 and f.subject = 'WALLET'""");

    private FreezeMoves() {}

    private static void freeze(Turn turn) {
        if (turn.chance(2)) {
            StandingFreezes.freeze(turn.world.context, turn.person().id());
        }
    }

    private static void lift(Turn turn) {
        StandingFreezes.lift(turn.world.context);
    }

    /** And then it is heard of. */
    private static void besideACard(Turn turn) {
        if (turn.chance(2)) {
            OrderMoves.buyByCard(turn);
        }
        turn.world.jdbc.queryForList("select member_id from pay_card_request where kind = 'CHARGE'"
                + " and status in ('WAITING', 'SENT', 'UNKNOWN') order by id desc", Long.class).stream().findFirst()
                .ifPresent(member -> {
                    StandingFreezes.freeze(turn.world.context, new Tsid(member));
                    turn.world.move(Duration.ofSeconds(31));
                    turn.world.calls();
                    if (turn.chance(2)) {
                        lift(turn);
                    }
                });
    }
}
