package loan.comparison;

import java.util.List;

import loan.lender.Lender;

/** A lender to be asked, and which of its products it may offer. */
record Invitation(Lender lender, List<String> productCodes) {
    Invitation {
        productCodes = List.copyOf(productCodes);
    }
}
