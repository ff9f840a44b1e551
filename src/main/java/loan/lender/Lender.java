package loan.lender;

import java.util.List;
import java.util.Optional;

import loan.dsr.Sector;

/** A lender of the panel with all that it lends. */
public record Lender(LenderId id, String name, Sector sector, List<LenderProduct> products) {
    public Lender {
        products = List.copyOf(products);
    }

    /** A product by its code. */
    public Optional<LenderProduct> product(String code) {
        return products.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
