package commerce.stock;

/** Why what is on hand changed. */
enum EntryKind {
    RECEIVED {
        @Override
        int signed(int quantity) {
            return quantity;
        }
    },
    TAKEN_BACK {
        @Override
        int signed(int quantity) {
            return quantity;
        }
    },
    SOLD {
        @Override
        int signed(int quantity) {
            return -quantity;
        }
    },
    /** Said by one of the seller's people or systems, with a reason. */
    ADJUSTED {
        @Override
        int signed(int quantity) {
            return quantity;
        }
    };

    /** The change of what is on hand by this many pieces. */
    abstract int signed(int quantity);
}
