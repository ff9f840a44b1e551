package pay.card;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;
import pay.psp.CardCompany;
import pay.psp.CardKind;
import platform.money.Won;
import platform.time.DatedRows;

/**
 * In how many monthly instalments a credit card can be paid: 2 to 12, from 50,000 won on, as Korean card companies have it.
 * Interest-free are those that a campaign of the issuer's names, from a day on ({@code pay/interest-free.csv}).
 *
 * @see <a href="https://docs.tosspayments.com/reference">docs.tosspayments.com: cardInstallmentPlan</a>
 */
@Component
public class Instalments {
    private static final long FROM = 50_000;
    private static final int FEWEST = 2;
    private static final int MOST = 12;

    private final DatedRows campaigns = DatedRows.read("/pay/interest-free.csv");

    /** A number of instalments that is offered. */
    public record Offer(int months, boolean interestFree) {}

    /** What is offered for an amount, fewest first; nothing for what can be paid at once only. */
    public List<Offer> of(CardCompany company, CardKind kind, Won amount, LocalDate day) {
        if (kind == CardKind.CHECK || amount.amount() < FROM) {
            return List.of();
        }
        return IntStream.rangeClosed(FEWEST, MOST)
                .mapToObj(months -> new Offer(months, isFree(company, months, amount, day))).toList();
    }

    private boolean isFree(CardCompany company, int months, Won amount, LocalDate day) {
        return campaigns.on(day).stream().anyMatch(campaign -> campaign.getFirst().equals(company.name())
                && Integer.parseInt(campaign.get(1)) <= months && months <= Integer.parseInt(campaign.get(2))
                && Long.parseLong(campaign.get(3)) <= amount.amount());
    }
}
