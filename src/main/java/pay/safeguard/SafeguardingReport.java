package pay.safeguard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import pay.ledger.AccountKind;

/** The trust account at a day's end, and whose the money in it is. All amounts in won. */
record SafeguardingReport(LocalDate day, List<Line> lines) {
    static final String HEADER = "day,side,kind,balance\n";

    SafeguardingReport {
        lines = lines.stream().sorted(Comparator.comparing(Line::side).thenComparing(Line::kind)).toList();
    }

    /**
     * All accounts of a kind.
     *
     * @param balance what is owed to them: credits less debits; of the trust account, what is in it
     */
    record Line(AccountKind kind, long balance) {
        static Line of(AccountKind kind, long credit) {
            return new Line(kind, kind == AccountKind.BANK ? -credit : credit);
        }

        public Side side() {
            return Side.of(kind);
        }
    }

    public long sum(Side side) {
        return lines.stream().filter(line -> line.side() == side).mapToLong(Line::balance).sum();
    }

    public long trust() {
        return sum(Side.TRUST);
    }

    public long members() {
        return sum(Side.MEMBERS);
    }

    public long others() {
        return sum(Side.OTHERS);
    }

    public long house() {
        return sum(Side.HOUSE);
    }

    /** What is in the trust account beyond all that it is for; must be 0, to the won. */
    public long difference() {
        return trust() - members() - others() - house();
    }

    /** Whether it is equal, and members' money is all there: neither spent by Madang, nor paid out to others in advance. */
    public boolean isSafe() {
        return difference() == 0 && house() >= 0 && trust() >= members();
    }

    /** As a file: a line for each kind, then the sums. */
    String csv() {
        StringBuilder csv = new StringBuilder(HEADER);
        lines.forEach(line -> row(csv, line.side().name(), line.kind().name(), line.balance()));
        for (Side side : Side.values()) {
            row(csv, side.name(), "SUM", sum(side));
        }
        row(csv, "DIFFERENCE", "SUM", difference());
        return csv.toString();
    }

    private void row(StringBuilder csv, String side, String kind, long balance) {
        csv.append(day).append(',').append(side).append(',').append(kind).append(',').append(balance).append('\n');
    }
}
