package loan.lender;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import loan.dsr.RateType;
import loan.dsr.Sector;
import loan.product.LoanKind;
import platform.demo.DemoRandom;
import platform.money.Won;

/** The twenty lenders in the box, drawn from the seed. */
final class SandboxLenders {
    private static final List<String> BANKS = List.of("한강은행", "새벽은행", "남산은행", "누리은행", "바다은행", "솔은행", "온누리은행", "마루은행");
    private static final List<String> OTHERS = List.of("해밀저축은행", "가온저축은행", "다솜저축은행", "라온저축은행", "한빛카드", "모아카드", "이음카드",
            "도담캐피탈", "나래캐피탈", "미르보험", "보람보험", "하랑상호금융");
    private static final Won MILLION = Won.of(1_000_000);

    private SandboxLenders() {}

    static List<SandboxLender> of(SandboxSettings settings) {
        List<SandboxLender> all = new ArrayList<>();
        for (String name : BANKS) {
            all.add(lender(settings, all.size() + 1, name, Sector.BANK));
        }
        for (String name : OTHERS) {
            all.add(lender(settings, all.size() + 1, name, Sector.NON_BANK));
        }
        return all;
    }

    private static SandboxLender lender(SandboxSettings settings, int number, String name, Sector sector) {
        DemoRandom random = DemoRandom.of(settings.seed(), "lender", number);
        boolean bank = sector == Sector.BANK;
        List<LenderProduct> products = new ArrayList<>();
        for (LoanKind kind : kinds(name, bank, random)) {
            products.add(product(random, number, name, kind, bank));
        }
        // 3.60 % to 5.20 % at banks, 6.50 % to 11.00 % elsewhere.
        BigDecimal base = BigDecimal.valueOf(bank ? random.between(360, 520) : random.between(650, 1_100), 4);
        return new SandboxLender(new Lender(new LenderId(number), name, sector, products), base,
                bank ? (int) random.between(90, 140) : (int) random.between(60, 120), (int) random.between(30, 700),
                manner(number));
    }

    /** The same numbers whatever the seed, so that each manner is met. */
    private static SandboxLender.Manner manner(int number) {
        return switch (number) {
            case 5, 16 -> SandboxLender.Manner.CALLS_BACK;
            case 7, 12 -> SandboxLender.Manner.DAWDLES;
            case 8, 18 -> SandboxLender.Manner.FAILS;
            default -> SandboxLender.Manner.PLAIN;
        };
    }

    private static Set<LoanKind> kinds(String name, boolean bank, DemoRandom random) {
        if (name.endsWith("카드")) {
            return EnumSet.of(LoanKind.CARD);
        }
        Set<LoanKind> kinds = EnumSet.of(LoanKind.CREDIT);
        if (bank || name.endsWith("보험")) {
            kinds.add(LoanKind.MORTGAGE);
        }
        if (bank || random.chance(50)) {
            kinds.add(LoanKind.REFINANCING);
        }
        return kinds;
    }

    private static LenderProduct product(DemoRandom random, int number, String name, LoanKind kind, boolean bank) {
        String code = kind.name().charAt(0) + "%02d".formatted(number);
        Set<Employment> everybody = EnumSet.allOf(Employment.class);
        Set<Employment> earning = EnumSet.complementOf(EnumSet.of(Employment.NONE));
        // 0.10 % to 2.00 % of the amount.
        BigDecimal commission = BigDecimal.valueOf(random.between(10, 200), 4);
        return switch (kind) {
            case CREDIT -> new LenderProduct(code, name + " 신용대출", kind,
                    random.chance(50) ? RateType.VARIABLE : RateType.FIXED, MILLION,
                    MILLION.times(bank ? 200 : 80), 12, 120, bank ? earning : everybody, commission);
            case MORTGAGE -> new LenderProduct(code, name + " 주택담보대출", kind,
                    random.oneOf(List.of(RateType.values())), MILLION.times(10), MILLION.times(1_000), 60, 480,
                    everybody, commission);
            case CARD -> new LenderProduct(code, name + " 카드론", kind, RateType.FIXED, MILLION, MILLION.times(50), 3,
                    60, everybody, commission);
            case REFINANCING -> new LenderProduct(code, name + " 갈아타기", kind,
                    random.chance(50) ? RateType.VARIABLE : RateType.FIXED, MILLION, MILLION.times(150), 12, 120,
                    earning, commission);
        };
    }
}
