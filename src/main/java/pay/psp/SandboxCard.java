package pay.psp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the window of the provider in the box gives out: everything of a card that matters here stands in it.
 *
 * @param lastFour of the card's number; they choose what the sandbox does with it
 */
record SandboxCard(CardCompany company, CardKind kind, String lastFour) {
    private static final Pattern AUTH_KEY = Pattern.compile("sandbox-(..)-(CREDIT|CHECK)-([0-9]{4})-.+");

    String authKey(String random) {
        return "sandbox-" + company.code() + "-" + kind + "-" + lastFour + "-" + random;
    }

    String maskedNumber() {
        return "433012******" + lastFour;
    }

    static Optional<SandboxCard> of(String authKey) {
        Matcher parts = AUTH_KEY.matcher(authKey);
        return parts.matches()
                ? CardCompany.of(parts.group(1))
                        .map(company -> new SandboxCard(company, CardKind.valueOf(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }
}
