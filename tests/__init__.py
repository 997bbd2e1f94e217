"""The tests mirror the packages of argmap."""
