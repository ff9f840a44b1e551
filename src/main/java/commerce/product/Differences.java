package commerce.product;

/** Between which price differences the forms of a product are, in won: at every price there has to be a price of each. */
record Differences(long lowest, long highest) {}
