package pay.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import pay.reconciliation.WholeFiles;
import platform.time.BusinessDays;

/** What the card company pays of what it owes, less its fee; and the daily files, its own and the bank's, made of their own books. */
final class CompanyMoves {
    static final List<Consumer<Turn>> ALL = List.of(CompanyMoves::pay, CompanyMoves::pay, CompanyMoves::tellOfToday);
    static final String COMPANY = "41";
    private CompanyMoves() {}

    /** Of all that it owes by its own books, or of a part; sometimes more, by mistake. */
    private static void pay(Turn turn) {
        long owed = turn.world.number("select coalesce(sum(amount - canceled), 0) from pay_sandbox_charge"
                + " where outcome = 'DONE'") - turn.all(Payout.class).mapToLong(Payout::amount).sum();
        long paid = turn.chance(8) ? owed + 1_000 : turn.chance(2) ? owed : owed / 2;
        if (paid > 100) {
            String number = COMPANY + "-P" + Long.toString(turn.world.id().value(), Character.MAX_RADIX);
            LocalDate today = today(turn.world);
            turn.remember(new Payout(number, "PAYOUT", paid - paid / 50, today));
            turn.remember(new Payout(number, "FEE", paid / 50, today));
        }
    }

    /** What each has had so far. */
    private static void tellOfToday(Turn turn) {
        if (turn.chance(2)) {
            tellOf(turn.world, turn.memory(), today(turn.world), turn::operator);
        }
    }

    /** All days, when nothing goes wrong any more. */
    static void tellOfAll(World world, Turn.Memory memory) {
        LocalDate today = today(world);
        LocalDate first = LocalDate.ofInstant(SimulationWiring.MONDAY, BusinessDays.SEOUL);
        first.datesUntil(today.plusDays(1)).forEach(day -> tellOf(world, memory, day, Runnable::run));
    }

    private static void tellOf(World world, Turn.Memory memory, LocalDate day, Consumer<Runnable> take) {
        List<Payout> payouts = memory.deals().stream().filter(Payout.class::isInstance).map(Payout.class::cast)
                .filter(payout -> payout.day().equals(day)).toList();
        List<WholeFiles.Line> bank = new ArrayList<>(lines(world, day, "t", "t.id, ',', t.direction", "t.amount",
                "pay_bank_transfer t join pay_sandbox_transfer s on s.request_id = t.id and s.outcome = 'DONE'"));
        bank.addAll(world.jdbc.query("select concat(bank_code, '-', number, ',DEPOSIT'), reference, amount,"
                + " date_format(timestampadd(hour, 9, deposited_at), '%Y-%m-%dT%H:%i:%s') from pay_sandbox_deposit"
                + " where date(timestampadd(hour, 9, deposited_at)) = ?", CompanyMoves::line, day));
        payouts.stream().filter(payout -> payout.kind().equals("PAYOUT")).map(Payout::line).forEach(bank::add);
        List<WholeFiles.Line> company = Stream.of(
                lines(world, day, "r", "r.id, ',CHARGE'", "r.amount",
                        "pay_card_request r join pay_sandbox_charge s on s.request_id = r.id and s.outcome = 'DONE'"),
                lines(world, day, "r", "r.id, ',CANCEL'", "r.amount",
                        "pay_card_request r join pay_sandbox_cancel s on s.request_id = r.id and s.outcome = 'DONE'"),
                payouts.stream().map(Payout::line).toList()).flatMap(List::stream).toList();
        take(world, "BANK", day, bank, take);
        take(world, "CARD-" + COMPANY, day, company, take);
    }

    private static void take(World world, String source, LocalDate day, List<WholeFiles.Line> lines,
            Consumer<Runnable> take) {
        long revision = 1 + world.number("select coalesce(max(revision), 0) from pay_recon_file where source = ?"
                + " and day = ?", source, day);
        if (!lines.isEmpty()) {
            take.accept(() -> WholeFiles.take(world.context, source, day, revision, lines));
        }
    }

    private static List<WholeFiles.Line> lines(World world, LocalDate day, String of, String what, String amount,
            String from) {
        String at = "timestampadd(hour, 9, coalesce(" + of + ".decided_at, " + of + ".created_at))";
        return world.jdbc.query("select concat(" + what + "), concat('r', " + of + ".id), " + amount + ", date_format("
                + at + ", '%Y-%m-%dT%H:%i:%s') from " + from + " where date(" + at + ") = ?", CompanyMoves::line, day);
    }

    private static WholeFiles.Line line(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new WholeFiles.Line(row.getString(1), row.getString(2), row.getLong(3), row.getString(4));
    }

    private static LocalDate today(World world) {
        return LocalDate.ofInstant(world.now().truncatedTo(ChronoUnit.SECONDS), BusinessDays.SEOUL);
    }

    /** A payout that the company made, or what it kept of one. */
    record Payout(String number, String kind, long amount, LocalDate day) implements Deal {
        private WholeFiles.Line line() {
            return new WholeFiles.Line(number + "," + kind, kind.charAt(0) + number, amount, day + "T12:00:00");
        }

        /** Booked once, as it is; or not at all, as long as so much is not owed. */
        @Override
        public void count(World world, Moved moved) {
            long booked = world.number("select coalesce(sum(amount), 0) from pay_card_payout where kind = ? and"
                    + " concat(company, '-', number) = ?", kind, number);
            if (booked != amount && (booked != 0 || owed(world) >= amount)) {
                throw new AssertionError(kind + " " + number + " of " + amount + " is booked as " + booked);
            }
        }
    }

    /** By our books. */
    static long owed(World world) {
        return world.number("select coalesce(sum(b.debit_posted - b.credit_posted), 0) from pay_account a"
                + " join pay_balance b on b.account_id = a.id where a.kind = 'CARD_COMPANY'");
    }
}
