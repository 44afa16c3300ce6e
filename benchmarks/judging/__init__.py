"""What `benchmarks.judged` is made of: corpora, systems side by side, judgements, measures."""
